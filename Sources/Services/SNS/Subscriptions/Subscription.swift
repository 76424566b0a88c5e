import CDK
import CDKIAM
import CDKSQS

/// Delivers messages of a topic to an endpoint (`AWS::SNS::Subscription`).
///
/// Most are made by ``TopicReference/addSubscription(_:filter:deadLetterQueue:deliversRaw:deliveryPolicy:file:line:)``.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html)
public final class Subscription: Construct {
    /// How messages are delivered.
    public enum DeliveryProtocol: String, Sendable {
        case http, https, email, sms, sqs, application, lambda, firehose
        case emailJSON = "email-json"
    }

    /// - Parameters:
    ///   - endpoint: Where messages go: an ARN, an address, a URL.
    ///   - filter: Which messages are delivered; all if not given.
    ///   - deadLetterQueue: Where messages go that could not be delivered.
    ///   - deliversRaw: Whether the message is delivered as it was published, instead of in JSON with its metadata. Only to queues, URLs
    ///     and Firehose.
    ///   - deliveryPolicy: Retries and more; only for URLs.
    ///   - region: The topic's, if it is not that of the stack.
    ///   - role: SNS assumes it to write to Firehose; needed there.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, topic: any TopicReference, protocol: DeliveryProtocol, endpoint: Value<String>,
        filter: FilterPolicy? = nil, deadLetterQueue: (any QueueReference)? = nil, deliversRaw: Bool? = nil,
        deliveryPolicy: DeliveryPolicy? = nil, region: Value<String>? = nil, role: (any RoleReference)? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        deadLetterQueue?.addToResourcePolicy(
            PolicyStatement(
                actions: ["sqs:SendMessage"], resources: deadLetterQueue.map { [$0.arn] } ?? [],
                principals: [.service("sns.amazonaws.com")], conditions: ["ArnEquals": ["aws:SourceArn": AnyValue(topic.arn)]]))
        var filterScope: Value<String>?
        if case .body? = filter { filterScope = "MessageBody" }
        SNS.CfnSubscription(
            scope, "Resource", protocol: Value(`protocol`.rawValue), topicArn: Value(topic.arn), deliveryPolicy: deliveryPolicy?.property,
            endpoint: endpoint, filterPolicy: filter?.property, filterPolicyScope: filterScope, rawMessageDelivery: Value(deliversRaw),
            redrivePolicy: deadLetterQueue.map { ["deadLetterTargetArn": AnyValue($0.arn)] }, region: region,
            subscriptionRoleArn: role.map { Value($0.arn) }, file: file, line: line)
        super.init(scope)
        filter?.reportMistakes(at: self)
        deliveryPolicy?.reportMistakes(`protocol`, at: self)
        if deliversRaw == true, ![.http, .https, .sqs, .firehose].contains(`protocol`) {
            node.report(
                "Raw message delivery can only be enabled for HTTP, HTTPS, SQS, and Firehose subscriptions.",
                action: "leave deliversRaw out")
        }
        if `protocol` == .firehose, role == nil {
            node.report(
                "Subscription role arn is required field for subscriptions with a firehose protocol.",
                action: "give the role with which SNS writes to the stream")
        }
        if case .kmsManaged? = deadLetterQueue?.encryption {
            node.report(
                "SQS queue encrypted by AWS managed KMS key cannot be used as dead-letter queue",
                action: "encrypt the queue with .sqsManaged or .kms(): the policy of AWS's own key cannot let SNS use it")
        }
    }
}
