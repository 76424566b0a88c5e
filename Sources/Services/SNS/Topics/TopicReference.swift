import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKSQS

/// A topic, made here or imported.
///
/// As an action of an alarm it is told when the alarm's state changes.
public protocol TopicReference: ResourceWithPolicy, AlarmAction, NamedByARN {
    /// The ARN of the topic.
    var arn: ARN { get }
    /// The name of the topic.
    var name: Value<String> { get }
    /// The account's own key that encrypts messages; nil if there is none.
    var encryptionKey: (any KeyReference)? { get }
    /// True if messages are delivered in their order, once.
    var isFIFO: Bool { get }
}

extension TopicReference {
    /// The ARN of the topic: an alarm publishes to it.
    public func bind(to alarm: any AlarmReference) -> ARN { arn }

    // MARK: Permissions

    /// Lets someone do these things with the topic, such as `sns:GetTopicAttributes`.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        Grant.addToPrincipalOrResource(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone publish messages, and encrypt them.
    @discardableResult
    public func grantPublish(to grantee: any Grantable) -> Grant {
        let grant = grant(["sns:Publish"], to: grantee)
        encryptionKey?.grant(["kms:Decrypt", "kms:GenerateDataKey*"], to: grantee)
        return grant
    }

    /// Lets someone subscribe to the topic.
    @discardableResult
    public func grantSubscribe(to grantee: any Grantable) -> Grant { grant(["sns:Subscribe"], to: grantee) }

    // MARK: Subscriptions

    /// Delivers the topic's messages to a subscriber.
    ///
    ///     topic.addSubscription(.queue(jobs), filter: .attributes(["kind": ["video", .prefix("live-")]]), deliversRaw: true)
    ///     topic.addSubscription(.email("operations@video.example"))
    ///
    /// The parameters are those of ``Subscription``.
    @discardableResult
    public func addSubscription(
        _ subscriber: any TopicSubscriber, filter: FilterPolicy? = nil, deadLetterQueue: (any QueueReference)? = nil,
        deliversRaw: Bool? = nil, deliveryPolicy: DeliveryPolicy? = nil, file: String = #fileID, line: Int = #line
    ) -> Subscription {
        let location = SourceLocation(file: file, line: line)
        let target = node.reporting(at: location) { subscriber.bind(to: self) }
        let scope = target.scope?.node ?? node
        let id = target.id.literal ?? Self.nextID(in: scope)
        if let existing = scope.child(id) {
            scope.report(
                .error(
                    "swift-cdk:sns/duplicate-subscription", "\(scope.path) has a subscription with the id '\(id)' already",
                    action: "subscribe only once, or make a Subscription with another id", at: location, other: existing.location))
            if let subscription = existing.construct as? Subscription { return subscription }
        }
        let subscription = Subscription(
            scope, id, topic: self, protocol: target.protocol, endpoint: target.endpoint, filter: filter, deadLetterQueue: deadLetterQueue,
            deliversRaw: deliversRaw, deliveryPolicy: deliveryPolicy, region: target.region, file: file, line: line)
        target.permission?.apply(before: subscription)
        return subscription
    }

    /// An id for a subscriber that is known only at deployment.
    private static func nextID(in scope: Node) -> String {
        let prefix = "TokenSubscription:"
        let numbers = scope.descendants.compactMap { $0.id.hasPrefix(prefix) ? Int($0.id.dropFirst(prefix.count)) : nil }
        return "\(prefix)\((numbers.max() ?? 0) + 1)"
    }

    // MARK: Metrics

    /// A metric that SNS publishes about the topic, by its name.
    ///
    /// [List](https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html)
    public func metric(_ name: String, statistic: Statistic = .average) -> Metric {
        Metric(namespace: "AWS/SNS", name: Value(name), dimensions: ["TopicName": self.name], statistic: statistic).attached(to: self)
    }

    /// The number of messages that were published.
    public func metricNumberOfMessagesPublished() -> Metric { metric("NumberOfMessagesPublished", statistic: .sum) }
    /// The number of messages that were delivered.
    public func metricNumberOfNotificationsDelivered() -> Metric { metric("NumberOfNotificationsDelivered", statistic: .sum) }
    /// The number of messages that could not be delivered.
    public func metricNumberOfNotificationsFailed() -> Metric { metric("NumberOfNotificationsFailed", statistic: .sum) }
    /// The number of messages that filters have rejected.
    public func metricNumberOfNotificationsFilteredOut() -> Metric { metric("NumberOfNotificationsFilteredOut", statistic: .sum) }
    /// The number of messages that filters have rejected because they have no attributes.
    public func metricNumberOfNotificationsFilteredOutNoMessageAttributes() -> Metric {
        metric("NumberOfNotificationsFilteredOut-NoMessageAttributes", statistic: .sum)
    }
    /// The number of messages that filters have rejected because their attributes cannot be read.
    public func metricNumberOfNotificationsFilteredOutInvalidAttributes() -> Metric {
        metric("NumberOfNotificationsFilteredOut-InvalidAttributes", statistic: .sum)
    }
    /// The size of messages that were published, in bytes.
    public func metricPublishSize() -> Metric { metric("PublishSize", statistic: .average) }
    /// The cost of text messages since the month began, in US dollars.
    public func metricSMSMonthToDateSpentUSD() -> Metric { metric("SMSMonthToDateSpentUSD", statistic: .maximum) }
    /// The number of text messages that were delivered.
    public func metricSMSSuccessRate() -> Metric { metric("SMSSuccessRate", statistic: .sum) }
}
