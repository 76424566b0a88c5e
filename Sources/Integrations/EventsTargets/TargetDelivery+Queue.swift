import CDK
import CDKEvents
import CDKIAM
import CDKSQS

extension TargetDelivery {
    /// - Parameters:
    ///   - retryAttempts: 0 to 185; 185 if not given.
    ///   - maximumEventAge: 1 minute to 24 hours; 24 hours if not given.
    ///   - deadLetterQueue: Gets what could not be delivered. It must be in the account and region of the rule.
    public init(retryAttempts: Int? = nil, maximumEventAge: Duration? = nil, deadLetterQueue: (any QueueReference)?) {
        self.init(
            retryAttempts: retryAttempts, maximumEventAge: maximumEventAge,
            deadLetters: deadLetterQueue.map { queue in
                DeadLetters(queue: queue.arn) { Self.permit($0, toSendTo: queue) }
            })
    }

    /// Lets the rule put events into the queue.
    private static func permit(_ rule: any RuleReference, toSendTo queue: any QueueReference) {
        let own = rule.node.environment
        let other = Environment(of: queue, arn: queue.arn)
        if let region = own.region, let queueRegion = other.region, region != queueRegion {
            rule.node.report(
                "Cannot assign Dead Letter Queue in region \(queueRegion) to the rule \(Names.uniqueID(rule)) in region \(region). Both "
                    + "the queue and the rule must be in the same region.", action: "use a queue of \(region)")
            return
        }
        if let account = own.account, let queueAccount = other.account, account != queueAccount {
            Annotations.of(rule).addWarning(
                "@aws-cdk/aws-events-targets:manuallyAddDLQResourcePolicy",
                "Cannot add a resource policy to your dead letter queue associated with rule \(Names.uniqueID(rule)) because the queue is "
                    + "in a different account. You must add the resource policy manually to the dead letter queue in account "
                    + "\(queueAccount).")
            return
        }
        queue.addToResourcePolicy(
            PolicyStatement(
                sid: "AllowEventRule\(Names.uniqueID(rule))", actions: ["sqs:SendMessage"], resources: [queue.arn],
                principals: [.service("events.amazonaws.com", region: nil)],
                conditions: ["ArnEquals": ["aws:SourceArn": AnyValue(rule.arn)]]))
    }
}
