import CDK
import CDKIAM

/// A destination to which log events can be handed as they arrive: a function, a stream.
public protocol LogSubscriptionDestination {
    /// True if ``SubscriptionFilter`` may say how events are distributed: only streams of Kinesis take that.
    var acceptsDistribution: Bool { get }
    /// Permits the delivery and says where it goes.
    ///
    /// It is called once for each subscription.
    ///
    /// - Parameters:
    ///   - filter: The place of the subscription, for constructs that it needs. It depends on what has to be deployed before it:
    ///     `filter.addDependency(permission)`.
    ///   - logGroup: The group whose events are delivered.
    /// - Returns: The target of the subscription.
    func bind(to filter: Node, logGroup: any LogGroupReference) -> LogSubscriptionTarget
}

extension LogSubscriptionDestination {
    /// True if the subscription may say how events are distributed: it may not.
    public var acceptsDistribution: Bool { false }
}

/// The place to which the events of a subscription go.
public struct LogSubscriptionTarget {
    let arn: ARN
    let role: (any RoleReference)?

    /// A target.
    ///
    /// - Parameters:
    ///   - arn: The ARN of the destination.
    ///   - role: The role with which CloudWatch Logs delivers the events, where the destination has no policy of its own.
    public init(arn: ARN, role: (any RoleReference)? = nil) {
        self.arn = arn
        self.role = role
    }
}

/// A subscription, which hands the events of a log group that a pattern matches to another service as they arrive
/// (`AWS::Logs::SubscriptionFilter`).
///
/// A group has at most two.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html)
public final class SubscriptionFilter: Construct {
    /// A subscription.
    ///
    /// What CloudWatch Logs does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - logGroup: The group whose events are delivered.
    ///   - destination: The function or stream that gets the events.
    ///   - filterPattern: The pattern of the events that are delivered.
    ///   - filterName: The name of the filter; CloudFormation makes one if not given.
    ///   - distribution: The way in which events are spread over the shards of a Kinesis stream; by log stream if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
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
        node.report(filterPattern.mistakes)
        if distribution != nil, !destination.acceptsDistribution {
            node.report(
                .error(
                    "swift-cdk:logs/distribution",
                    "Events are distributed over the shards of a Kinesis stream, but the destination is none",
                    action: "leave distribution out", in: "distribution"))
        }
    }
}
