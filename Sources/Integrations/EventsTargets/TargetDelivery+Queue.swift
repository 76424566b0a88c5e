import CDK
import CDKEvents
import CDKIAM
import CDKSQS

extension TargetDelivery {
    /// - Parameters:
    ///   - retryAttempts: 0 to 185; 185 if not given.
    ///   - maximumEventAge: 1 minute to 24 hours; 24 hours if not given.
    ///   - deadLetterQueue: The queue of events that could not be delivered. It must be in the account and region of the rule.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        retryAttempts: Int? = nil, maximumEventAge: Duration? = nil, deadLetterQueue: (any QueueReference)?, file: String = #fileID,
        line: Int = #line
    ) {
        self.init(
            retryAttempts: retryAttempts, maximumEventAge: maximumEventAge,
            deadLetters: deadLetterQueue.map { queue in
                DeadLetters(queue: queue.arn) { Self.permit($0, toSendTo: queue) }
            }, at: .ofUser(file, line))
    }

    /// Lets the rule put events into the queue.
    private static func permit(_ rule: any RuleReference, toSendTo queue: any QueueReference) {
        let own = rule.node.environment
        let other = Environment(of: queue, arn: queue.arn)
        if let region = own.region, let queueRegion = other.region, region != queueRegion {
            rule.node.report(
                .error(
                    "swift-cdk:events-targets/dead-letter-region",
                    "The dead-letter queue at \(queue.node.path) is in \(queueRegion), and the rule is in \(region)",
                    action: "use a queue of \(region)"))
            return
        }
        if let account = own.account, let queueAccount = other.account, account != queueAccount {
            rule.node.report(
                .warning(
                    "@aws-cdk/aws-events-targets:manuallyAddDLQResourcePolicy",
                    "A dead-letter queue of the rule is in account \(queueAccount), whose policies this stack cannot change",
                    action: "add to the queue's policy that events.amazonaws.com may call sqs:SendMessage for the rule"))
            return
        }
        queue.permit(
            PolicyStatement(
                sid: "AllowEventRule\(Names.uniqueID(rule))", actions: ["sqs:SendMessage"], resources: [queue.arn],
                principals: [.service("events.amazonaws.com", region: nil)],
                conditions: ["ArnEquals": ["aws:SourceArn": AnyValue(rule.arn)]]))
    }
}
