import CDK
import CDKIAM
import CDKSQS

/// The delivery of a topic's messages to an endpoint (`AWS::SNS::Subscription`).
///
/// Most are made by ``TopicReference/addSubscription(_:filter:deadLetterQueue:deliversRaw:deliveryPolicy:file:line:)``.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html)
public final class Subscription: Construct {
    /// The way by which messages are delivered.
    public enum DeliveryProtocol: String, Sendable {
        /// To an `http://` URL.
        case http
        /// To an `https://` URL.
        case https
        /// To an e-mail address, as text.
        case email
        /// To an e-mail address, as JSON.
        case emailJSON = "email-json"
        /// To a telephone number.
        case sms
        /// To a queue.
        case sqs
        /// To an app on a mobile device.
        case application
        /// To a function.
        case lambda
        /// To a delivery stream.
        case firehose
    }

    /// A subscription.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - topic: The topic whose messages are delivered.
    ///   - protocol: The way by which they are delivered.
    ///   - endpoint: The place they are delivered to: an ARN, an address, a URL.
    ///   - filter: The messages that are delivered; all if not given.
    ///   - deadLetterQueue: The queue for messages that could not be delivered; they are lost if not given. Its policy lets SNS send.
    ///   - deliversRaw: Whether the message is delivered as it was published, instead of in JSON with its metadata. Only to queues, URLs
    ///     and Firehose.
    ///   - deliveryPolicy: Retries and more; only for URLs.
    ///   - region: The topic's region, if it is not that of the stack.
    ///   - role: The role with which SNS writes to Firehose; needed there.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, topic: any TopicReference, protocol: DeliveryProtocol, endpoint: Value<String>,
        filter: FilterPolicy? = nil, deadLetterQueue: (any QueueReference)? = nil, deliversRaw: Bool? = nil,
        deliveryPolicy: DeliveryPolicy? = nil, region: Value<String>? = nil, role: (any RoleReference)? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        deadLetterQueue?.permit(
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
        node.report(filter?.mistakes ?? [])
        node.report(deliveryPolicy?.mistakes(`protocol`) ?? [])
        if deliversRaw == true, ![.http, .https, .sqs, .firehose].contains(`protocol`) {
            node.report(
                .error(
                    "swift-cdk:sns/raw-delivery",
                    "Only queues, URLs and Firehose can get messages as they were published, but the protocol is '\(`protocol`.rawValue)'",
                    action: "leave deliversRaw out", in: "deliversRaw"))
        }
        if `protocol` == .firehose, role == nil {
            node.report(
                .error(
                    "swift-cdk:sns/firehose-role", "A subscription that delivers to Firehose needs a role",
                    action: "give the role with which SNS writes to the stream", in: "role"))
        }
        if let deadLetterQueue, case .kmsManaged? = deadLetterQueue.encryption {
            node.report(.unusableKey(of: deadLetterQueue, in: "deadLetterQueue"))
        }
    }
}
