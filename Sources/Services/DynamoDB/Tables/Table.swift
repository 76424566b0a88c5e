import CDK
import CDKIAM
import CDKKMS

/// A table of items (`AWS::DynamoDB::Table`).
///
///     let videos = Table(
///         stack, "Videos", partitionKey: .string("id"), billing: .onDemand(), timeToLive: "expiresAt", pointInTimeRecovery: .enabled(),
///         globalIndexes: [GlobalIndex("byOwner", partitionKey: .string("owner"), sortKey: .number("uploadedAt"))])
///     videos.grantReadWriteData(to: function)
///
/// The table is retained when its stack is deleted, unless a removal policy says otherwise.
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html)
public final class Table: Construct, TableReference {
    /// The ARN of the table: `arn:aws:dynamodb:<region>:<account>:table/<name>`.
    public let arn: ARN
    /// The name of the table.
    public let name: Value<String>
    /// The ARN of the stream of the table's changes; nil without one.
    public let streamARN: ARN?
    /// The key that encrypts the table, if it is one of the account's own.
    public let encryptionKey: (any KeyReference)?
    /// True if the table has indexes, so that grants are for them as well.
    public let hasIndexes: Bool
    private let resource: DynamoDB.CfnTable
    private var policy: PolicyDocument?

    /// A table.
    ///
    /// What DynamoDB does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - partitionKey: The attribute by which items are found.
    ///   - sortKey: The attribute by which items of the same partition key are ordered; each has a partition key of its own if not given.
    ///   - tableName: The name: 3 to 255 letters, digits and `_.-`; CloudFormation makes one if not given.
    ///   - billing: The throughput, and how it is paid.
    ///   - timeToLive: The attribute that says when an item expires, in seconds since 1970; items do not expire if not given.
    ///   - stream: The content of the stream of changes; there is no stream if not given.
    ///   - encryption: The key that encrypts the table; one that DynamoDB owns if not given.
    ///   - pointInTimeRecovery: The recovery of the table as it was at any second; none if not given.
    ///   - contributorInsights: The search for the keys that are used most; none if not given.
    ///   - tableClass: The prices of storage and requests; those of `standard` if not given.
    ///   - deletionProtection: Whether the table cannot be deleted until this is turned off.
    ///   - policy: The principals that may use the table, besides those whose own policies permit it.
    ///   - globalIndexes: The indexes with keys of their own.
    ///   - localIndexes: The indexes in another order; at most 5.
    ///   - removalPolicy: The policy for the table when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, partitionKey: TableAttribute, sortKey: TableAttribute? = nil,
        tableName: PhysicalName = .chosenAtDeployment, billing: Throughput = .provisioned(), timeToLive: String? = nil,
        stream: StreamView? = nil, encryption: TableEncryption? = nil, pointInTimeRecovery: PointInTimeRecovery? = nil,
        contributorInsights: ContributorInsights? = nil, tableClass: TableClass? = nil, deletionProtection: Bool? = nil,
        policy: PolicyDocument? = nil, globalIndexes: [GlobalIndex] = [], localIndexes: [LocalIndex] = [],
        removalPolicy: RemovalPolicy = .retain, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let key = Self.encryptionKey(encryption, at: scope)
        let names = ResourceIdentity(scope, name: tableName)
        let keys = TableKeys(partition: [partitionKey], sort: [sortKey].compactMap { $0 })
        var attributes = TableAttributes(scope)
        attributes.add(keys)
        for index in globalIndexes { attributes.add(index.keys) }
        for index in localIndexes { attributes.add(index.keys(of: partitionKey)) }
        let global = globalIndexes.map { $0.property(in: billing, at: scope) }
        let local = localIndexes.map { $0.property(of: partitionKey) }
        resource = DynamoDB.CfnTable(
            scope, "Resource", keySchema: keys.property, attributeDefinitions: attributes.property,
            billingMode: billing.isProvisioned ? nil : "PAY_PER_REQUEST",
            contributorInsightsSpecification: contributorInsights?.property, deletionProtectionEnabled: Value(deletionProtection),
            globalSecondaryIndexes: global.isEmpty ? nil : List(global), localSecondaryIndexes: local.isEmpty ? nil : List(local),
            onDemandThroughput: billing.onDemand, pointInTimeRecoverySpecification: pointInTimeRecovery?.property(at: scope),
            provisionedThroughput: billing.provisioned, sseSpecification: encryption?.property(key),
            streamSpecification: stream.map { DynamoDB.CfnTable.StreamSpecificationProperty(streamViewType: Value($0.rawValue)) },
            tableClass: Value(tableClass?.rawValue), tableName: names.property,
            timeToLiveSpecification: timeToLive.map {
                DynamoDB.CfnTable.TimeToLiveSpecificationProperty(enabled: true, attributeName: Value($0))
            }, file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "dynamodb", resource: "table", resourceName: $0)
        }
        name = names.name(resource.ref)
        streamARN = stream == nil ? nil : ARN(raw: resource.attrStreamArn.raw)
        encryptionKey = key
        hasIndexes = !globalIndexes.isEmpty || !localIndexes.isEmpty
        super.init(scope)
        if names.property != nil { node.addMetadata("aws:cdk:hasPhysicalName", AnyValue(name)) }
        node.report(Self.mistakes(globalIndexes, localIndexes, sortKey: sortKey))
        if let policy { setPolicy(policy) }
        addScalingRole()
    }

    /// Adds a statement to the table's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        if policy == nil { setPolicy(PolicyDocument()) }
        policy?.add(statement)
        return .added(to: self)
    }

    private func setPolicy(_ document: PolicyDocument) {
        policy = document
        resource.resourcePolicy = DynamoDB.CfnTable.ResourcePolicyProperty(policyDocument: AnyValue(document))
        document.checkAsResourcePolicy(of: self)
    }

    /// Adds the account's role for scaling tables.
    ///
    /// The original has it in the construct tree of each table, scaled or not.
    private func addScalingRole() {
        let arn = ARN(
            in: self, service: "iam", region: "",
            resource: "role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com",
            resourceName: "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable")
        _ = Role.imported(self, "ScalingRole", arn: arn, file: node.location.file, line: node.location.line)
    }

    private static func encryptionKey(_ encryption: TableEncryption?, at scope: Node) -> (any KeyReference)? {
        guard case .customerManaged(let key)? = encryption else { return nil }
        return key
            ?? Key(
                scope, "Key", description: "Customer-managed key auto-created for encrypting DynamoDB table at \(scope.path)",
                isRotated: true, file: scope.location.file, line: scope.location.line)
    }
}
