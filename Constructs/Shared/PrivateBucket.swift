import CDK
import CDKS3

/// A bucket as the platform needs it: encrypted, reached by TLS only, not public, and emptied when its stack is destroyed.
public final class PrivateBucket: Construct {
    /// The bucket itself.
    public let bucket: CfnBucket
    /// Empties the bucket when it leaves the stack. What writes to the bucket depends on it, so as to be deleted first.
    let emptier: CfnResource
    private let statements: StatementList

    /// - Parameters:
    ///   - type: What the bucket is, the front of its name.
    ///   - isVersioned: Keeps replaced and deleted objects for a while.
    ///   - sendsEvents: Whether changes are told to EventBridge.
    init(
        _ scope: any Scope, _ id: String, type: String, environmentSuffix: EnvironmentSuffix, isVersioned: Bool, sendsEvents: Bool,
        lifecycleRules: List<CfnBucket.RuleProperty>, corsRules: List<CfnBucket.CorsRuleProperty>? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let bucket = CfnBucket(
            scope, "Resource",
            bucketEncryption: .init(
                serverSideEncryptionConfiguration: [.init(serverSideEncryptionByDefault: .init(sseAlgorithm: .aes256))]),
            bucketName: environmentSuffix.bucketName(type, account: scope.account),
            corsConfiguration: corsRules.map { .init(corsRules: $0) },
            lifecycleConfiguration: .init(rules: lifecycleRules),
            notificationConfiguration: sendsEvents
                ? .init(eventBridgeConfiguration: .init(eventBridgeEnabled: true)) : nil,
            ownershipControls: .init(rules: [.init(objectOwnership: .bucketOwnerEnforced)]),
            publicAccessBlockConfiguration: .init(
                blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true),
            tags: [CfnTag(key: Value(BucketEmptier.tagKey), value: "true")],
            versioningConfiguration: isVersioned ? .init(status: .enabled) : nil)
        bucket.applyRemovalPolicy(.destroy)

        let arn = bucket.attrArn
        let statements = StatementList([
            .denyPlainTransport("s3:*", on: [arn, "\(arn)/*"]), .denyOldTLS(on: [arn, "\(arn)/*"]),
        ])
        let policy = CfnBucketPolicy(
            scope, "Policy", bucket: bucket.ref, policyDocument: .lazy { policyDocument(statements.all) })
        policy.applyRemovalPolicy(.destroy)
        emptier = BucketEmptier.empty(bucket, in: scope, environmentSuffix: environmentSuffix)

        self.bucket = bucket
        self.statements = statements
        super.init(scope)
    }

    /// The bucket's name.
    public var name: Value<String> { bucket.ref }

    /// The bucket's ARN.
    public var arn: Value<String> { bucket.attrArn }

    /// The ARN of all objects whose keys start with `prefix`.
    func objects(_ prefix: String) -> Value<String> { "\(arn)/\(prefix)*" }

    /// Adds a statement to the bucket's policy.
    func addStatement(_ statement: Statement) { statements.all.append(statement) }
}

/// Statements that are still being gathered when the policy that will hold them is made.
final class StatementList {
    var all: [Statement]

    init(_ statements: [Statement] = []) { all = statements }
}
