import CDK
import CDKIAM
import CDKSNS
import CDKStepFunctions
import CloudAssembly

/// Publishes a message to a topic.
///
/// A topic that is encrypted with a key of one's own needs a grant of the key as well: `key.grantEncryptDecrypt(to: stateMachine)`.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html)
public final class SNSPublish: TaskState {
    /// An attribute of a message, by which subscriptions filter.
    public enum Attribute {
        case string(PayloadTemplate)
        case number(Double)
        case stringArray([String])
        /// Bytes in Base64.
        case binary(PayloadTemplate)

        var template: PayloadTemplate {
            switch self {
            case .string(let text): ["DataType": "String", "StringValue": text]
            case .number(let number): ["DataType": "Number", "StringValue": "\(number)"]
            case .stringArray(let texts):
                ["DataType": "String.Array", "StringValue": PayloadTemplate(JSON.array(texts.map { .string($0) }).text())]
            case .binary(let bytes): ["DataType": "Binary", "BinaryValue": bytes]
            }
        }
    }

    /// - Parameters:
    ///   - message: A text, or an object that is sent as JSON.
    ///   - subject: Of e-mails; at most 100 characters.
    ///   - attributes: By which subscriptions filter.
    ///   - isPerSubscriptionKind: Whether the message is an object with a text for each kind of subscription, and `default`.
    ///   - deduplicationID: For FIFO topics: a second message with the same is thrown away.
    ///   - groupID: For FIFO topics, where it is required: messages with the same keep their order.
    ///   - pattern: Whether it waits for an answer.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, topic: any TopicReference, message: PayloadTemplate, subject: PayloadTemplate? = nil,
        attributes: OrderedMap<Attribute> = [:], isPerSubscriptionKind: Bool = false, deduplicationID: PayloadTemplate? = nil,
        groupID: PayloadTemplate? = nil, pattern: CallbackPattern = .requestResponse,
        options: TaskOptions = TaskOptions(), file: String = #fileID, line: Int = #line
    ) {
        super.init(
            Node(scope, id, file: file, line: line), options,
            resource: IntegrationPattern(pattern).resource("sns", "publish"),
            policies: [PolicyStatement(actions: ["sns:Publish"], resources: [topic.arn])]
        ) { _ in
            .object([
                ("TopicArn", PayloadTemplate(topic.arn)), ("Message", message), ("MessageDeduplicationId", deduplicationID),
                ("MessageGroupId", groupID), ("MessageStructure", isPerSubscriptionKind ? "json" : PayloadTemplate?.none),
                ("MessageAttributes", attributes.isEmpty ? PayloadTemplate?.none : .object(attributes.map { ($0.key, $0.value.template) })),
                ("Subject", subject),
            ])
        }
        if pattern == .waitForTaskToken {
            requireTaskToken(in: message, "Task Token is required in `message` Use JsonPath.taskToken to set the token.")
        }
        if topic.isFIFO, groupID == nil {
            node.report("'messageGroupId' is required for FIFO topics", action: "give it a groupID")
        }
    }
}
