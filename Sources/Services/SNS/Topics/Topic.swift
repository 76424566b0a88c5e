import CDK
import CDKIAM
import CDKKMS

/// A topic, which delivers each message that is published to all who have subscribed (`AWS::SNS::Topic`).
///
///     let failures = Topic(stack, "Failures", displayName: "Failed jobs", enforcesSSL: true)
///     failures.addSubscription(.email("operations@video.example"))
///     failures.grantPublish(to: role)
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/welcome.html)
public final class Topic: Construct, TopicReference, Circular {
    /// The ARN of the topic: `arn:aws:sns:<region>:<account>:<name>`.
    public let arn: ARN
    /// The name of the topic.
    public let name: Value<String>
    /// The account's own key that encrypts messages; nil if there is none.
    public let encryptionKey: (any KeyReference)?
    /// True if messages are delivered in their order, once.
    public let isFIFO: Bool
    private var policy: TopicPolicy?

    /// A topic.
    ///
    /// What SNS does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - topicName: The name; CloudFormation makes one if not given. That of a FIFO topic gets `.fifo` at its end if it is missing, and
    ///     is made from the place in the tree if not given.
    ///   - displayName: The sender's name in e-mails and text messages; at most 100 characters.
    ///   - isFIFO: Whether messages are delivered in their order, once.
    ///   - contentBasedDeduplication: Whether messages with the same body are the same message. Only for FIFO topics.
    ///   - fifoThroughputScope: The part of the topic that the limit of throughput is for. Only for FIFO topics.
    ///   - archivedFor: The time for which messages can be delivered once more: 1 to 365 days. Only for FIFO topics.
    ///   - encryptionKey: The key that encrypts messages at rest; they are not encrypted if not given.
    ///   - enforcesSSL: Whether publishing without TLS is denied.
    ///   - signatureVersion: The digest with which notifications are signed; SHA-1 if not given.
    ///   - tracing: The messages that X-Ray sees; those of publishers that it traces if not given.
    ///   - deliveryLogging: The logs of how deliveries end, one for each kind of subscribers.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, topicName: PhysicalName = .chosenAtDeployment, displayName: Value<String>? = nil,
        isFIFO: Bool? = nil, contentBasedDeduplication: Bool? = nil, fifoThroughputScope: FIFOThroughputScope? = nil,
        archivedFor: Duration? = nil, encryptionKey: (any KeyReference)? = nil, enforcesSSL: Bool = false,
        signatureVersion: SignatureVersion? = nil, tracing: Tracing? = nil, deliveryLogging: [DeliveryLogging] = [],
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: isFIFO == true ? Self.fifoName(topicName, at: scope) : topicName)
        let days = archivedFor?.whole(.days, for: scope)
        let resource = SNS.CfnTopic(
            scope, "Resource", archivePolicy: days.map { ["MessageRetentionPeriod": AnyValue($0)] },
            contentBasedDeduplication: Value(contentBasedDeduplication),
            deliveryStatusLogging: deliveryLogging.isEmpty ? nil : List(deliveryLogging.map(\.property)), displayName: displayName,
            fifoThroughputScope: Value(fifoThroughputScope?.rawValue), fifoTopic: Value(isFIFO),
            kmsMasterKeyId: encryptionKey.map { Value($0.arn) }, signatureVersion: Value(signatureVersion?.rawValue),
            topicName: names.property, tracingConfig: Value(tracing?.rawValue), file: file, line: line)
        arn = names.arn(ARN(raw: resource.ref.raw)) { ARN(in: scope, service: "sns", resource: $0) }
        name = names.name(resource.attrTopicName)
        self.encryptionKey = encryptionKey
        self.isFIFO = isFIFO ?? false
        super.init(scope)
        node.report(
            mistakes(
                contentBasedDeduplication: contentBasedDeduplication, fifoThroughputScope: fifoThroughputScope, archivedDays: days,
                displayName: displayName?.literal, deliveryLogging))
        if enforcesSSL { addToResourcePolicy(.denyPlainText(to: arn)) }
    }

    package func letGoOfOthers() { policy = nil }

    /// Adds a statement to the topic's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy = policy ?? TopicPolicy(self, "Policy", topics: [self], file: node.location.file, line: node.location.line)
        self.policy = policy
        policy.document.add(statement)
        return .added(to: policy)
    }

    /// CloudFormation does not give FIFO topics the name that they need.
    private static func fifoName(_ name: PhysicalName, at scope: Node) -> PhysicalName {
        switch name {
        case .given(let name) where name.literal?.hasSuffix(fifoSuffix) == true: .given(name)
        case .given(let name): .given("\(name)\(fifoSuffix)")
        case .chosenAtDeployment, .generatedIfNeeded:
            PhysicalName(Names.uniqueResourceName(scope, maximumLength: 251, separator: "-") + fifoSuffix)
        }
    }

    static let fifoSuffix = ".fifo"
}

extension Topic {
    /// The part of a FIFO topic that the limit of throughput is for.
    public enum FIFOThroughputScope: String, Sendable {
        /// The whole topic.
        case topic = "Topic"
        /// Each message group by itself.
        case messageGroup = "MessageGroup"
    }

    /// The digest with which notifications are signed.
    public enum SignatureVersion: String, Sendable {
        /// SHA-1.
        case sha1 = "1"
        /// SHA-256.
        case sha256 = "2"
    }

    /// The messages that X-Ray sees.
    public enum Tracing: String, Sendable {
        /// Those whose publisher it traces.
        case passThrough = "PassThrough"
        /// All, as far as they are sampled.
        case active = "Active"
    }
}
