import CDK
import CDKEvents
import CDKIAM
import CDKLambda

extension RuleTarget {
    /// Invokes a Lambda function.
    ///
    /// - Parameters:
    ///   - function: The function.
    ///   - input: The event of the function; the whole event of the rule if not given.
    ///   - delivery: The delivery of events that the target does not take.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func function(
        _ function: any FunctionReference, input: RuleTargetInput? = nil, delivery: TargetDelivery = TargetDelivery(),
        file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        RuleTarget(file: file, line: line) { rule in
            let id = "AllowEventRule\(Names.uniqueID(function))"
            if rule.node.child(id) == nil {
                let location = rule.node.location
                function.addPermission(
                    id, principal: .service("events.amazonaws.com"), sourceARN: rule.arn, scope: rule, file: location.file,
                    line: location.line)
            }
            return Binding(arn: function.arn, input: input, delivery: delivery, resource: function)
        }
    }
}
