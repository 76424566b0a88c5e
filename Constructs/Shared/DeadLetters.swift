import CDK
import CDKIAM
import CDKSQS

/// Queues in which what could not be delivered waits to be looked at.
enum DeadLetters {
    /// As long as SQS keeps anything.
    private static let retention = Duration.days(HandlerContract.KeptDays.deadLetters.rawValue)

    static func queue(_ scope: Node, _ id: String, name: String) -> Queue {
        Queue(
            scope, id, queueName: PhysicalName(name), encryption: .sqsManaged, enforcesSSL: true, retentionPeriod: retention)
    }

    /// Lets a service send for one of its resources.
    static func admit(_ service: String, from source: ARN, to queue: Queue) {
        queue.addToResourcePolicy(
            PolicyStatement(
                actions: ["sqs:SendMessage"], resources: [queue.arn], principals: [.service(service)],
                conditions: ["ArnEquals": ["aws:SourceArn": AnyValue(source)]]))
    }
}
