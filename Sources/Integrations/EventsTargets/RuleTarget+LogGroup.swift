import CDK
import CDKEvents
import CDKLogs

extension RuleTarget {
    /// Writes to a log group.
    ///
    /// CloudWatch Logs permits it by a policy of its own (`AWS::Logs::ResourcePolicy`), of which an account can have ten in a region.
    ///
    /// - Parameters:
    ///   - logGroup: The log group.
    ///   - input: An object with the members `timestamp` and `message`, both of the event; the whole event if not given.
    ///   - delivery: The delivery of events that the target does not take.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func logGroup(
        _ logGroup: any LogGroupReference, input: RuleTargetInput? = nil, delivery: TargetDelivery = TargetDelivery(),
        file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        RuleTarget(file: file, line: line) { rule in
            reportLogInput(input, at: rule.node)
            logGroup.grantWrite(to: .service("events.amazonaws.com"))
            return Binding(
                arn: ARN(in: logGroup, service: "logs", resource: "log-group", resourceName: logGroup.name, format: .colon), input: input,
                delivery: delivery, resource: logGroup)
        }
    }

    private static func reportLogInput(_ input: RuleTargetInput?, at rule: Node) {
        guard let input else { return }
        switch input {
        case .object(.object(let members)) where Set(members.keys) == ["timestamp", "message"]: break
        case .path:
            rule.report(
                .error(
                    "swift-cdk:events-targets/log-group-path", "A log group cannot get a part of the event",
                    action: "use .object with the members timestamp and message"))
        default:
            rule.report(
                .error(
                    "swift-cdk:events-targets/log-group-input",
                    "A log group gets an object with the members timestamp and message, and nothing else",
                    action: "use .object with these two members"))
        }
    }
}
