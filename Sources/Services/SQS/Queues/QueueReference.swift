import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS

/// A queue, made here or imported.
public protocol QueueReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the queue.
    var arn: ARN { get }
    /// The name of the queue.
    var name: Value<String> { get }
    /// The URL by which requests name the queue.
    var url: Value<String> { get }
    /// The encryption of the messages, as far as it is known.
    var encryption: QueueEncryption? { get }
    /// True if messages are delivered in their order, once.
    var isFIFO: Bool { get }
}

extension QueueReference {
    /// The account's own key that encrypts messages; nil if there is none.
    public var encryptionKey: (any KeyReference)? {
        if case .kms(let key, _)? = encryption { key } else { nil }
    }

    // MARK: Permissions

    /// Lets someone do these things with the queue, such as `sqs:ListQueueTags`.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        Grant.addToPrincipalOrResource(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone receive and delete messages, and decrypt them.
    @discardableResult
    public func grantConsume(to grantee: any Grantable) -> Grant {
        let grant = grant(
            [
                "sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
            ], to: grantee)
        encryptionKey?.grant(["kms:Decrypt"], to: grantee)
        return grant
    }

    /// Lets someone send messages, and encrypt them.
    @discardableResult
    public func grantSend(to grantee: any Grantable) -> Grant {
        let grant = grant(["sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"], to: grantee)
        encryptionKey?.grant(["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"], to: grantee)
        return grant
    }

    /// Lets someone delete all messages at once.
    @discardableResult
    public func grantPurge(to grantee: any Grantable) -> Grant {
        grant(["sqs:PurgeQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"], to: grantee)
    }

    // MARK: Metrics

    /// A metric that SQS publishes about the queue, by its name.
    ///
    /// [List](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html)
    public func metric(_ name: String, statistic: Statistic = .average) -> Metric {
        Metric(namespace: "AWS/SQS", name: Value(name), dimensions: ["QueueName": self.name], statistic: statistic).attached(to: self)
    }

    /// The age in seconds of the oldest message that is not deleted yet.
    public func metricApproximateAgeOfOldestMessage() -> Metric { metric("ApproximateAgeOfOldestMessage", statistic: .maximum) }
    /// The number of messages that cannot be received yet.
    public func metricApproximateNumberOfMessagesDelayed() -> Metric {
        metric("ApproximateNumberOfMessagesDelayed", statistic: .maximum)
    }
    /// The number of messages that someone has received and not deleted yet.
    public func metricApproximateNumberOfMessagesNotVisible() -> Metric {
        metric("ApproximateNumberOfMessagesNotVisible", statistic: .maximum)
    }
    /// The number of messages that can be received.
    public func metricApproximateNumberOfMessagesVisible() -> Metric {
        metric("ApproximateNumberOfMessagesVisible", statistic: .maximum)
    }
    /// The number of messages in the queue, received or not.
    public func metricApproximateNumberOfMessagesOutstanding() -> MathExpression {
        MathExpression(
            "visible + notVisible",
            using: [
                "visible": metricApproximateNumberOfMessagesVisible(), "notVisible": metricApproximateNumberOfMessagesNotVisible(),
            ], label: "Approximate number of messages outstanding")
    }
    /// The number of requests that got no message.
    public func metricNumberOfEmptyReceives() -> Metric { metric("NumberOfEmptyReceives", statistic: .sum) }
    /// The number of messages that were deleted.
    public func metricNumberOfMessagesDeleted() -> Metric { metric("NumberOfMessagesDeleted", statistic: .sum) }
    /// The number of messages that were received.
    public func metricNumberOfMessagesReceived() -> Metric { metric("NumberOfMessagesReceived", statistic: .sum) }
    /// The number of messages that were sent to the queue.
    public func metricNumberOfMessagesSent() -> Metric { metric("NumberOfMessagesSent", statistic: .sum) }
    /// The size of messages that were sent to the queue, in bytes.
    public func metricSentMessageSize() -> Metric { metric("SentMessageSize", statistic: .average) }
}
