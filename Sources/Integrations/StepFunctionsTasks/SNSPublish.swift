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
        /// A text.
        case string(PayloadTemplate)
        /// A number.
        case number(Double)
        /// Several texts.
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

    /// Creates the task.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - topic: The topic.
    ///   - message: A text, or an object that is sent as JSON.
    ///   - subject: The subject of e-mails; at most 100 characters.
    ///   - attributes: The attributes by which subscriptions filter.
    ///   - isPerSubscriptionKind: Whether the message is an object with a text for each kind of subscription, and `default`.
    ///   - deduplicationID: An identifier for FIFO topics: a second message with the same is thrown away.
    ///   - groupID: The group for FIFO topics, where it is required: messages of one group keep their order.
    ///   - pattern: Whether it waits for an answer.
    ///   - options: The settings that tasks of all services have.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
            requireTaskToken(in: message, "message")
        }
        if topic.isFIFO, groupID == nil {
            node.report(
                .error("swift-cdk:stepfunctions-tasks/fifo-group", "A message to a FIFO topic needs a group", action: "give it a groupID"))
        }
    }
}
