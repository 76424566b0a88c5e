import CDK
import CDKIAM

/// Something that can get the messages of a topic: a queue, a function, an address.
///
/// The modules of the services have the subscribers: `CDKLambda` for functions.
public protocol TopicSubscriber {
    /// Permits the delivery and says where messages go.
    ///
    /// It is called once for each subscription.
    func bind(to topic: any TopicReference) -> SubscriptionTarget
}

/// The place to which the messages of a subscription go.
public struct SubscriptionTarget {
    let `protocol`: Subscription.DeliveryProtocol
    let endpoint: Value<String>
    let id: Value<String>
    let scope: (any Scope)?
    let region: Value<String>?
    let permission: PolicyAddition?

    /// A target.
    ///
    /// - Parameters:
    ///   - protocol: The way by which messages are delivered.
    ///   - endpoint: The place they are delivered to: an ARN, an address, a URL.
    ///   - id: The id of the subscription's construct; one is made if it is deferred.
    ///   - scope: The construct below which the subscription's construct is made: the topic if nil; the subscriber, so that its stack has
    ///     the subscription.
    ///   - region: The region of the topic, if it is another one than the subscriber's; see ``TopicReference/region(for:in:)``.
    ///   - permission: The permission that has to be deployed before the subscription.
    public init(
        _ protocol: Subscription.DeliveryProtocol, endpoint: Value<String>, id: Value<String>, scope: (any Scope)? = nil,
        region: Value<String>? = nil, permission: PolicyAddition? = nil
    ) {
        self.protocol = `protocol`
        self.endpoint = endpoint
        self.id = id
        self.scope = scope
        self.region = region
        self.permission = permission
    }
}

extension TopicReference {
    /// The topic's region for a subscription in a subscriber's stack.
    ///
    /// - Parameters:
    ///   - subscriber: The construct whose stack has the subscription.
    ///   - region: The region in which the subscriber is.
    /// - Returns: The region; nil where it is the subscriber's own.
    public func region(for subscriber: any Scope, in region: Value<String>) -> Value<String>? {
        guard self is Topic else { return try? arn.components(.slash).region }
        guard node.stack !== subscriber.node.stack, let own = node.environment.region?.rawValue, own != region.literal else { return nil }
        return Value(own)
    }

    /// The principal that SNS is in the policies of subscribers.
    ///
    /// Between regions of which one is opt-in the region is part of its name.
    ///
    /// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html)
    func servicePrincipal(for subscriber: any Scope) -> Principal {
        let general = "sns.amazonaws.com"
        guard let own = literalRegion, let other = subscriber.node.environment.region, own != other else { return .service(general) }
        if other.isOptIn { return .service("sns.\(other).amazonaws.com") }
        return .service(own.isOptIn ? "sns.\(own).amazonaws.com" : general)
    }

    private var literalRegion: Region? {
        if self is Topic { return node.environment.region }
        guard arn.text.literal != nil, let region = (try? arn.components(.slash))?.region.literal, !region.isEmpty else { return nil }
        return Region(region)
    }

    /// Deploys a subscriber's stack after the topic's.
    public func deployBefore(_ subscriber: any Scope) {
        guard self is Topic, let own = node.stack, let other = subscriber.node.stack, own !== other else { return }
        other.addStackDependency(own)
    }
}
