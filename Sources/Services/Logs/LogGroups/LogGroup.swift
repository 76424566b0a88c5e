import CDK
import CDKIAM
import CDKKMS

/// Where an app or a service writes its logs (`AWS::Logs::LogGroup`).
///
///     let log = LogGroup(stack, "Log", retention: .oneMonth, removalPolicy: .destroy)
///     log.grantWrite(to: role)
///
/// Events are kept for two years if not told otherwise. The group is retained when its stack is deleted, unless a removal policy says
/// otherwise.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/WhatIsCloudWatchLogs.html)
public final class LogGroup: Construct, LogGroupReference {
    public let arn: ARN
    public let name: Value<String>

    /// - Parameters:
    ///   - logGroupName: CloudFormation makes one if not given.
    ///   - retention: How long events are kept: two years if not given; groups of the class `delivery` decide themselves.
    ///   - logGroupClass: What can be done with the events, and what they cost; `standard` if not given.
    ///   - encryptionKey: Encrypts the events, in place of a key of AWS's. Its policy must let CloudWatch Logs use it.
    ///   - dataProtectionPolicy: Finds and masks sensitive data.
    ///   - indexedFields: At most 20 fields by which queries are fast.
    ///   - isDeletionProtected: Whether the group cannot be deleted.
    ///   - removalPolicy: What happens to the group when its stack no longer has it.
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
        reportMistakes(retention, isDelivery: isDelivery, dataProtectionPolicy, indexedFields)
    }
}
