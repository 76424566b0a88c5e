import CDK
import CDKIAM
import CDKKMS
import CDKSQS

/// A queue that gets the messages of a topic.
public struct QueueSubscriber: TopicSubscriber {
    let queue: any QueueReference

    public func bind(to topic: any TopicReference) -> SubscriptionTarget {
        if case .kmsManaged? = queue.encryption {
            topic.node.report(
                "SQS queue encrypted by AWS managed KMS key cannot be used as SNS subscription",
                action: "encrypt the queue with .sqsManaged or .kms(): the policy of AWS's own key cannot let SNS use it")
        }
        let principal = topic.servicePrincipal(for: queue)
        let conditions: Conditions = ["ArnEquals": ["aws:SourceArn": AnyValue(topic.arn)]]
        let permission = queue.addToResourcePolicy(
            PolicyStatement(
                actions: ["sqs:SendMessage"], resources: [queue.arn], principals: [principal], conditions: conditions))
        // The resource of a key's policy is the key itself, whatever it names.
        queue.encryptionKey?.addToResourcePolicy(
            PolicyStatement(
                actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: ["*"], principals: [principal], conditions: conditions))
        topic.deployBefore(queue)
        return SubscriptionTarget(
            .sqs, endpoint: Value(queue.arn), id: Value(Names.uniqueID(topic)), scope: queue,
            region: topic.region(for: queue, in: queueRegion), permission: permission)
    }

    private var queueRegion: Value<String> {
        queue is Queue ? queue.node.region : (try? queue.arn.components(.resource))?.region ?? queue.node.region
    }
}

/// An address that gets the messages of a topic.
public struct AddressSubscriber: TopicSubscriber {
    let `protocol`: Subscription.DeliveryProtocol
    let address: Value<String>
    var mistake: String?

    public func bind(to topic: any TopicReference) -> SubscriptionTarget {
        if let mistake { topic.node.report(mistake, action: "correct the URL '\(address.description)'") }
        return SubscriptionTarget(`protocol`, endpoint: address, id: address)
    }
}

extension TopicSubscriber where Self == QueueSubscriber {
    /// A queue. Its policy, and that of its key, let SNS deliver.
    public static func queue(_ queue: any QueueReference) -> QueueSubscriber { QueueSubscriber(queue: queue) }
}

extension TopicSubscriber where Self == AddressSubscriber {
    /// An e-mail address; its owner has to confirm.
    ///
    /// - Parameter asJSON: Whether the notification is written in JSON, with its metadata.
    public static func email(_ address: Value<String>, asJSON: Bool = false) -> AddressSubscriber {
        AddressSubscriber(protocol: asJSON ? .emailJSON : .email, address: address)
    }

    /// A telephone number, which gets text messages.
    public static func sms(_ number: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .sms, address: number) }

    /// An `http://` or `https://` URL, to which messages are posted; its owner has to confirm.
    public static func url(_ url: String) -> AddressSubscriber {
        let isHTTP = url.hasPrefix("http://")
        let mistake = isHTTP || url.hasPrefix("https://") ? nil : "URL must start with either http:// or https://"
        return AddressSubscriber(protocol: isHTTP ? .http : .https, address: Value(url), mistake: mistake)
    }

    /// An `https://` URL that is known only at deployment.
    public static func https(_ url: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .https, address: url) }

    /// An `http://` URL that is known only at deployment.
    public static func http(_ url: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .http, address: url) }
}
