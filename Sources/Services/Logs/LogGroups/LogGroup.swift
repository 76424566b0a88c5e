import CDK
import CDKIAM
import CDKKMS

/// A log group, to which an app or a service writes its logs (`AWS::Logs::LogGroup`).
///
///     let log = LogGroup(stack, "Log", retention: .oneMonth, removalPolicy: .destroy)
///     log.grantWrite(to: role)
///
/// Events are kept for two years if not told otherwise. The group is retained when its stack is deleted, unless a removal policy says
/// otherwise.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/WhatIsCloudWatchLogs.html)
public final class LogGroup: Construct, LogGroupReference {
    /// The ARN of the group; it ends in `:*`, which stands for the group's streams.
    public let arn: ARN
    /// The name of the group.
    public let name: Value<String>

    /// A log group.
    ///
    /// What CloudWatch Logs does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - logGroupName: The name; CloudFormation makes one if not given.
    ///   - retention: The time for which events are kept: two years if not given; groups of the class `delivery` decide themselves.
    ///   - logGroupClass: The class, which says what can be done with the events, and what they cost; `standard` if not given.
    ///   - encryptionKey: The key that encrypts the events, in place of one of AWS's. Its policy must let CloudWatch Logs use it.
    ///   - dataProtectionPolicy: The sensitive data that is found and masked; none if not given.
    ///   - indexedFields: The fields by which queries are fast: at most 20.
    ///   - isDeletionProtected: Whether the group cannot be deleted.
    ///   - removalPolicy: The policy for the group when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, logGroupName: PhysicalName = .chosenAtDeployment, retention: LogRetention? = nil,
        logGroupClass: Logs.CfnLogGroup.LogGroupClass? = nil, encryptionKey: (any KeyReference)? = nil,
        dataProtectionPolicy: DataProtectionPolicy? = nil, indexedFields: [String]? = nil, isDeletionProtected: Bool? = nil,
        removalPolicy: RemovalPolicy = .retain, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: logGroupName)
        let isDelivery = logGroupClass?.literal == Logs.CfnLogGroup.LogGroupClass.delivery.literal
        let kept = retention ?? (isDelivery ? .forever : .twoYears)
        let resource = Logs.CfnLogGroup(
            scope, "Resource", dataProtectionPolicy: dataProtectionPolicy?.property(in: scope),
            deletionProtectionEnabled: Value(isDeletionProtected),
            fieldIndexPolicies: indexedFields.map { [["Fields": AnyValue($0.map { AnyValue($0) })]] },
            kmsKeyId: encryptionKey.map { Value($0.arn) }, logGroupClass: logGroupClass, logGroupName: names.property,
            retentionInDays: Value(kept.days), file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "logs", resource: "log-group", resourceName: $0, format: .colon)
        }
        name = names.name(resource.ref)
        super.init(scope)
        node.report(Self.mistakes(retention, isDelivery: isDelivery, dataProtectionPolicy, indexedFields))
    }
}
