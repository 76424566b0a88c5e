import CDK
import CDKIAM

/// What log events can be handed to as they arrive: a function, a stream.
public protocol LogSubscriptionDestination {
    /// Whether ``SubscriptionFilter`` may say how events are distributed: only streams of Kinesis take that.
    var acceptsDistribution: Bool { get }
    /// Permits the delivery and says where it goes. Called once for each subscription.
    ///
    /// - Parameters:
    ///   - filter: The place of the subscription, for constructs that it needs. What has to be deployed before the subscription it
    ///     depends on: `filter.addDependency(permission)`.
    ///   - logGroup: The group whose events are delivered.
    func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget
}

extension LogSubscriptionDestination {
    public var acceptsDistribution: Bool { false }
}

/// Where the events of a subscription go.
public struct LogSubscriptionTarget {
    let arn: ARN
    let role: (any RoleReference)?

    /// - Parameter role: With it CloudWatch Logs delivers the events, where the destination has no policy of its own.
    public init(arn: ARN, role: (any RoleReference)? = nil) {
        self.arn = arn
        self.role = role
    }
}

/// Hands the events of a log group that a pattern matches to another service as they arrive (`AWS::Logs::SubscriptionFilter`).
///
/// A group has at most two.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)
public final class SubscriptionFilter: Construct {
    /// - Parameters:
    ///   - filterName: CloudFormation makes one if not given.
    ///   - distribution: How events are spread over the shards of a Kinesis stream; by log stream if not given.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, logGroup: any LogGroupReference, destination: any LogSubscriptionDestination,
        filterPattern: FilterPattern, filterName: String? = nil, distribution: Logs.CfnSubscriptionFilter.Distribution? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let target = destination.bind(to: scope, logGroup: logGroup)
        Logs.CfnSubscriptionFilter(
            scope, "Resource", destinationArn: Value(target.arn), filterPattern: Value(filterPattern.text), logGroupName: logGroup.name,
            distribution: distribution, filterName: Value(filterName), roleArn: target.role.map { Value($0.arn) }, file: file, line: line)
        super.init(scope)
        filterPattern.reportMistakes(at: self)
        if distribution != nil, !destination.acceptsDistribution {
            node.report(
                "distribution property can only be used with KinesisDestination.", action: "leave distribution out")
        }
    }
}
