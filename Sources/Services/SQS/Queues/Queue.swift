import CDK
import CDKIAM
import CDKKMS

/// A queue that holds messages until someone has processed them (`AWS::SQS::Queue`).
///
///     let failed = Queue(stack, "Failed", retentionPeriod: .days(14))
///     let jobs = Queue(
///         stack, "Jobs", encryption: .kms(), deadLetterQueue: DeadLetterQueue(failed, maxReceiveCount: 3), enforcesSSL: true,
///         visibilityTimeout: .minutes(5))
///     jobs.grantConsume(to: role)
///
/// The queue is deleted with its stack, with all messages, unless a removal policy says otherwise.
///
/// [Reference](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html)
public final class Queue: Construct, QueueReference, Circular {
    /// The ARN of the queue: `arn:aws:sqs:<region>:<account>:<name>`.
    public let arn: ARN
    /// The name of the queue.
    public let name: Value<String>
    /// The URL by which requests name the queue: `https://sqs.<region>.amazonaws.com/<account>/<name>`.
    public let url: Value<String>
    /// The encryption of the messages, with the key that was made for it; nil if none was asked for.
    public let encryption: QueueEncryption?
    /// True if messages are delivered in their order, once.
    public let isFIFO: Bool
    /// The queue to which messages are moved that nobody could process; nil if there is none.
    public let deadLetterQueue: DeadLetterQueue?
    private var policy: QueuePolicy?

    /// A queue.
    ///
    /// What is outside of SQS's limits is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - queueName: The name; CloudFormation makes one if not given. That of a FIFO queue ends in `.fifo`.
    ///   - isFIFO: Whether messages are delivered in their order, once. If not given, the queue is one if its name ends in `.fifo`, or
    ///     another argument needs it.
    ///   - contentBasedDeduplication: Whether messages with the same body are the same message. Only for FIFO queues.
    ///   - deduplicationScope: The part of the queue in which the same message is delivered only once. Only for FIFO queues.
    ///   - fifoThroughputLimit: The part of the queue that the limit of throughput is for. Only for FIFO queues.
    ///   - encryption: The encryption of messages at rest; with keys of SQS's own if not given.
    ///   - deadLetterQueue: The queue to which messages are moved that nobody could process; they stay if not given.
    ///   - redriveAllowPolicy: The queues that may use this one as their dead-letter queue; all if not given.
    ///   - enforcesSSL: Whether requests without TLS are denied.
    ///   - deliveryDelay: The time before a new message can be received: 0 to 15 minutes; 0 if not given.
    ///   - maxMessageSize: The size of the largest message: 1,024 to 1,048,576 bytes; the latter if not given.
    ///   - receiveWaitTime: The time for which a request waits for messages if there are none: 0 to 20 seconds; 0 if not given.
    ///   - retentionPeriod: The time for which messages are kept: 1 minute to 14 days; 4 days if not given.
    ///   - visibilityTimeout: The time for which a received message is hidden from others: 0 seconds to 12 hours; 30 seconds if not given.
    ///     It is longer than it takes to process a message; for functions at least six times their timeout.
    ///   - removalPolicy: The policy for the queue when its stack no longer has it; it is deleted with all messages if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, queueName: PhysicalName = .chosenAtDeployment, isFIFO: Bool? = nil,
        contentBasedDeduplication: Bool? = nil, deduplicationScope: DeduplicationScope? = nil,
        fifoThroughputLimit: FIFOThroughputLimit? = nil, encryption: QueueEncryption? = nil, deadLetterQueue: DeadLetterQueue? = nil,
        redriveAllowPolicy: RedriveAllowPolicy? = nil, enforcesSSL: Bool = false, deliveryDelay: Duration? = nil,
        maxMessageSize: Size? = nil, receiveWaitTime: Duration? = nil, retentionPeriod: Duration? = nil,
        visibilityTimeout: Duration? = nil, removalPolicy: RemovalPolicy = .destroy, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: queueName)
        let needsFIFO =
            queueName.literal?.hasSuffix(Self.fifoSuffix) == true || contentBasedDeduplication == true || deduplicationScope != nil
            || fifoThroughputLimit != nil
        let isFIFO = isFIFO ?? needsFIFO
        let encryption = Self.withKey(encryption, in: scope)
        let resource = SQS.CfnQueue(
            scope, "Resource", contentBasedDeduplication: Value(contentBasedDeduplication),
            deduplicationScope: Value(deduplicationScope?.rawValue), delaySeconds: Value(deliveryDelay?.whole(.seconds, for: scope)),
            fifoQueue: isFIFO ? true : nil, fifoThroughputLimit: Value(fifoThroughputLimit?.rawValue),
            kmsDataKeyReusePeriodSeconds: Value(encryption?.dataKeyReuse?.whole(.seconds, for: scope)),
            kmsMasterKeyId: encryption?.keyIdentifier, maximumMessageSize: Value(maxMessageSize?.whole(.bytes, for: scope)),
            messageRetentionPeriod: Value(retentionPeriod?.whole(.seconds, for: scope)), queueName: names.property,
            receiveMessageWaitTimeSeconds: Value(receiveWaitTime?.whole(.seconds, for: scope)),
            redriveAllowPolicy: redriveAllowPolicy?.property, redrivePolicy: deadLetterQueue?.property,
            sqsManagedSseEnabled: Value(encryption?.usesKeysOfSQS),
            visibilityTimeout: Value(visibilityTimeout?.whole(.seconds, for: scope)), file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) { ARN(in: scope, service: "sqs", resource: $0) }
        name = names.name(resource.attrQueueName)
        url = resource.ref
        self.encryption = encryption
        self.isFIFO = isFIFO
        self.deadLetterQueue = deadLetterQueue
        super.init(scope)
        reportFIFOMistakes(
            queueName.literal, contentBasedDeduplication: contentBasedDeduplication, deduplicationScope: deduplicationScope,
            fifoThroughputLimit: fifoThroughputLimit)
        reportRanges(
            deliveryDelay: deliveryDelay, maxMessageSize: maxMessageSize, retentionPeriod: retentionPeriod,
            receiveWaitTime: receiveWaitTime, visibilityTimeout: visibilityTimeout)
        reportMistakes(deadLetterQueue, redriveAllowPolicy)
        if enforcesSSL { denyPlainText() }
    }

    package func letGoOfOthers() { policy = nil }

    /// Adds a statement to the queue's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy = policy ?? QueuePolicy(self, "Policy", queues: [self], file: node.location.file, line: node.location.line)
        self.policy = policy
        policy.document.add(statement)
        return .added(to: policy)
    }

    private func denyPlainText() {
        // All actions, for everyone: nothing works without TLS.
        addToResourcePolicy(
            PolicyStatement(
                .deny, actions: ["sqs:*"], resources: [arn], principals: [.anyone],
                conditions: ["Bool": ["aws:SecureTransport": "false"]]))
    }

    /// The encryption with a key made for it where none is given.
    private static func withKey(_ encryption: QueueEncryption?, in scope: Node) -> QueueEncryption? {
        guard case .kms(nil, let dataKeyReuse)? = encryption else { return encryption }
        let key = Key(
            scope, "Key", description: "Created by \(scope.path)", file: scope.location.file, line: scope.location.line)
        return .kms(key: key, dataKeyReuse: dataKeyReuse)
    }
}

extension Queue {
    /// The part of a FIFO queue in which the same message is delivered only once.
    public enum DeduplicationScope: String, Sendable {
        /// The whole queue.
        case queue
        /// Each message group by itself.
        case messageGroup
    }

    /// The part of a FIFO queue that the limit of throughput is for.
    public enum FIFOThroughputLimit: String, Sendable {
        /// The whole queue.
        case perQueue
        /// Each message group by itself; the deduplication scope has to be the message group too.
        case perMessageGroupID = "perMessageGroupId"
    }
}

extension QueueEncryption {
    fileprivate var dataKeyReuse: Duration? {
        switch self {
        case .kmsManaged(let duration), .kms(_, let duration): duration
        case .unencrypted, .sqsManaged: nil
        }
    }

    fileprivate var keyIdentifier: Value<String>? {
        switch self {
        case .kmsManaged: "alias/aws/sqs"
        case .kms(let key, _): key.map { Value($0.arn) }
        case .unencrypted, .sqsManaged: nil
        }
    }

    fileprivate var usesKeysOfSQS: Bool? {
        switch self {
        case .unencrypted: false
        case .sqsManaged: true
        case .kmsManaged, .kms: nil
        }
    }
}
