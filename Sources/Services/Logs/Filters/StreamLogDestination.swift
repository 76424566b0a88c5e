import CDK
import CDKIAM

/// A stream or another destination that CloudWatch Logs reaches by its ARN, for the events of a log group.
///
/// Made by `.stream(arn:role:)`, `.firehose(arn:role:)` or `.destination(arn:)`.
/// [Source](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)
public struct StreamLogDestination: LogSubscriptionDestination {
    let arn: ARN
    let role: (any RoleReference)?
    /// The actions that CloudWatch Logs needs; none where the destination has a policy of its own.
    let actions: [String]
    /// True if the subscription may say how events are distributed.
    public let acceptsDistribution: Bool

    /// Permits the delivery and says where it goes.
    public func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget {
        guard !actions.isEmpty else { return LogSubscriptionTarget(arn: arn) }
        let location = filter.location
        let role =
            role
            // Beside the subscription, which waits for the role's policy.
            ?? Role(
                filter.scope ?? filter, "\(filter.id)Role", assumedBy: .service("logs.amazonaws.com"), file: location.file,
                line: location.line)
        let permission = role.addToPolicy(PolicyStatement(actions: .only(actions), resources: [arn]))
        permission.apply(before: filter)
        return LogSubscriptionTarget(arn: arn, role: role)
    }
}

extension LogSubscriptionDestination where Self == StreamLogDestination {
    /// A Kinesis data stream.
    ///
    /// - Parameters:
    ///   - arn: The ARN of the stream.
    ///   - role: The role with which CloudWatch Logs writes; made if not given. It may then write to the stream.
    /// - Returns: The destination.
    public static func stream(arn: ARN, role: (any RoleReference)? = nil) -> Self {
        Self(arn: arn, role: role, actions: ["kinesis:PutRecord"], acceptsDistribution: true)
    }

    /// A delivery stream of Firehose.
    ///
    /// - Parameters:
    ///   - arn: The ARN of the delivery stream.
    ///   - role: The role with which CloudWatch Logs writes; made if not given. It may then write to the delivery stream.
    /// - Returns: The destination.
    public static func firehose(arn: ARN, role: (any RoleReference)? = nil) -> Self {
        Self(arn: arn, role: role, actions: ["firehose:PutRecord", "firehose:PutRecordBatch"], acceptsDistribution: false)
    }

    /// A destination of CloudWatch Logs (`AWS::Logs::Destination`), such as one of another account, whose policy permits the delivery.
    public static func destination(arn: ARN) -> Self { Self(arn: arn, role: nil, actions: [], acceptsDistribution: true) }
}
