import CDK
import CDKIAM
import CDKSQS
import CDKStepFunctions

/// Sends a message to a queue.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html)
public final class SQSSendMessage: TaskState {
    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - queue: The queue.
    ///   - message: A text, or an object that is sent as JSON.
    ///   - delay: The time before it can be received.
    ///   - deduplicationID: An identifier for FIFO queues: a second message with the same is thrown away.
    ///   - groupID: The group for FIFO queues: messages of one group keep their order.
    ///   - pattern: Whether it waits for an answer.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, queue: any QueueReference, message: PayloadTemplate, delay: Duration? = nil,
        deduplicationID: PayloadTemplate? = nil, groupID: PayloadTemplate? = nil, pattern: CallbackPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        let node = Node(scope, id, file: file, line: line)
        super.init(
            node, options,
            resource: IntegrationPattern(pattern).resource("sqs", "sendMessage"), policies: Self.policies(queue)
        ) { _ in
            .object([
                ("QueueUrl", PayloadTemplate(queue.url)), ("MessageBody", message),
                ("DelaySeconds", delay.map { PayloadTemplate($0.whole(.seconds, for: node)) }),
                ("MessageDeduplicationId", deduplicationID), ("MessageGroupId", groupID),
            ])
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(in: message, "message")
        }
    }

    private static func policies(_ queue: any QueueReference) -> [PolicyStatement] {
        let send = PolicyStatement(actions: ["sqs:SendMessage"], resources: [queue.arn])
        guard let key = queue.encryptionKey else { return [send] }
        return [send, PolicyStatement(actions: ["kms:Decrypt", "kms:GenerateDataKey*"], resources: [key.arn])]
    }
}
