import CDK
import CDKIAM
import CDKKMS
import CDKSQS

/// A queue that gets the messages of a topic; made by `.queue(_:)`.
public struct QueueSubscriber: TopicSubscriber {
    let queue: any QueueReference

    /// Lets SNS send to the queue, and use its key, and says where messages go.
    public func bind(to topic: any TopicReference) -> SubscriptionTarget {
        if case .kmsManaged? = queue.encryption {
            topic.node.report(.unusableKey(of: queue))
        }
        let principal = topic.servicePrincipal(for: queue)
        let conditions: Conditions = ["ArnEquals": ["aws:SourceArn": AnyValue(topic.arn)]]
        let permission = queue.permit(
            PolicyStatement(
                actions: ["sqs:SendMessage"], resources: [queue.arn], principals: [principal], conditions: conditions))
        // The resource of a key's policy is the key itself, whatever it names.
        queue.encryptionKey?.permit(
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

/// An address that gets the messages of a topic; made by `.email(_:asJSON:)`, `.sms(_:)` or `.url(_:)`.
public struct AddressSubscriber: TopicSubscriber {
    let `protocol`: Subscription.DeliveryProtocol
    let address: Value<String>
    var mistake: Diagnostic?

    /// The subscription's target.
    ///
    /// An address that cannot be one is reported at the topic.
    public func bind(to topic: any TopicReference) -> SubscriptionTarget {
        if let mistake { topic.node.report(mistake) }
        return SubscriptionTarget(`protocol`, endpoint: address, id: address)
    }
}

extension TopicSubscriber where Self == QueueSubscriber {
    /// A queue.
    ///
    /// Its policy, and that of its key, let SNS deliver.
    public static func queue(_ queue: any QueueReference) -> QueueSubscriber { QueueSubscriber(queue: queue) }
}

extension TopicSubscriber where Self == AddressSubscriber {
    /// An e-mail address; its owner has to confirm.
    ///
    /// - Parameters:
    ///   - address: The address, such as `operations@video.example`.
    ///   - asJSON: Whether the notification is written in JSON, with its metadata.
    /// - Returns: The subscriber.
    public static func email(_ address: Value<String>, asJSON: Bool = false) -> AddressSubscriber {
        AddressSubscriber(protocol: asJSON ? .emailJSON : .email, address: address)
    }

    /// A telephone number, such as `+390612345678`, which gets text messages.
    public static func sms(_ number: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .sms, address: number) }

    /// An `http://` or `https://` URL, to which messages are posted; its owner has to confirm.
    public static func url(_ url: String, file: String = #fileID, line: Int = #line) -> AddressSubscriber {
        let isHTTP = url.hasPrefix("http://")
        let mistake = Diagnostic.error(
            "swift-cdk:sns/url-scheme", "The URL '\(url)' begins neither with http:// nor with https://", action: "correct the URL",
            at: .ofUser(file, line))
        return AddressSubscriber(
            protocol: isHTTP ? .http : .https, address: Value(url), mistake: isHTTP || url.hasPrefix("https://") ? nil : mistake)
    }

    /// An `https://` URL that is known only at deployment.
    public static func https(_ url: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .https, address: url) }

    /// An `http://` URL that is known only at deployment.
    public static func http(_ url: Value<String>) -> AddressSubscriber { AddressSubscriber(protocol: .http, address: url) }
}

extension Diagnostic {
    /// A queue whose messages only SQS can encrypt.
    static func unusableKey(of queue: any QueueReference, in place: String = "") -> Diagnostic {
        .error(
            "swift-cdk:sns/queue-key",
            "The queue \(queue.node.path) is encrypted with AWS's own key, whose policy does not let SNS use it",
            action: "encrypt the queue with .sqsManaged or .kms()", in: place)
    }
}
