import CDK
import CDKEvents
import CDKIAM
import CDKSQS

extension RuleTarget {
    /// Sends a message to a queue.
    ///
    /// - Parameters:
    ///   - queue: The queue.
    ///   - input: The message; the whole event if not given.
    ///   - messageGroup: The group of messages that are received in their order, for queues that are FIFO.
    ///   - delivery: The delivery of events that the target does not take.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func queue(
        _ queue: any QueueReference, input: RuleTargetInput? = nil, messageGroup: Value<String>? = nil,
        delivery: TargetDelivery = TargetDelivery(), file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        RuleTarget(file: file, line: line) { rule in
            // A key's policy knows nothing of the rule; the account has to do then.
            let conditions: Conditions =
                queue.encryptionKey == nil
                ? ["ArnEquals": ["aws:SourceArn": AnyValue(rule.arn)]]
                : ["StringEquals": ["aws:SourceAccount": AnyValue(rule.node.account)]]
            queue.grantSend(to: Principal.service("events.amazonaws.com", conditions: conditions))
            return Binding(
                arn: queue.arn, input: input, delivery: delivery,
                sqsParameters: messageGroup.map { Events.CfnRule.SqsParametersProperty(messageGroupId: $0) }, resource: queue)
        }
    }
}
