import CDK
import CDKIAM
import CDKKMS
import CDKS3

/// A bucket as the platform needs it: encrypted, reached by TLS 1.2 or later only, not public, and emptied when its stack is destroyed.
///
/// `RemovalPolicies.of(ingest).apply(.retain)` keeps a bucket, and what is in it, when its stack goes. Its key has to stay too.
public final class PrivateBucket: Construct, NamedByARN {
    /// After which time S3 drops what was sent of an upload that nobody has completed.
    static let incompleteUploadTime = Duration.days(7)

    /// The bucket itself.
    public let bucket: Bucket
    /// The key that encrypts the objects; S3 encrypts them with keys of its own if there is none.
    public let encryptionKey: (any KeyReference)?
    /// The bucket's ARN made from its name, for those on which the bucket depends, and for other stacks.
    let namedARN: ARN
    /// Empties the bucket when it leaves the stack.
    ///
    /// What writes to the bucket depends on it, so as to be deleted first.
    let contents: CfnResource
    private let firstObjects: [BucketObject]

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The bucket's name.
    ///   - environmentSuffix: The end of the names of what the buckets of a stack share.
    ///   - front: Begins those names in a second stack of a platform.
    ///   - encryptionKey: Encrypts the objects in place of S3's own keys. For an alias, the key that it names.
    ///   - isVersioned: Keeps replaced and deleted objects for a while.
    ///   - sendsEvents: Whether changes are told to EventBridge.
    ///   - lifecycleRules: When objects move and go, besides uploads that were never completed.
    ///   - corsRules: Which sites' pages may reach the bucket; none if not given.
    ///   - objectOwnership: The owner of what others write; the bucket's account if not given, whatever access control lists say.
    ///   - accessLogs: The folder of the stack's bucket of access logs that requests are logged to.
    ///   - objects: What is in the bucket from the beginning.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    init(
        _ scope: any Scope, _ id: String, name: Value<String>, environmentSuffix: EnvironmentSuffix, front: String? = nil,
        encryptionKey: (any KeyReference)? = nil, isVersioned: Bool = false, sendsEvents: Bool = false,
        lifecycleRules: [LifecycleRule] = [], corsRules: [CORSRule] = [],
        objectOwnership: S3.CfnBucket.ObjectOwnership = .bucketOwnerEnforced, accessLogs: String? = nil, objects: [BucketObject] = [],
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let encryptionKey = encryptionKey.map { Self.key(namedBy: $0, for: scope) }
        let arn = ARN(partition: scope.partition, service: "s3", resource: name)
        namedARN = arn
        let logs = accessLogs.map { _ in AccessLogBucket.shared(scope, environmentSuffix: environmentSuffix) }
        let incomplete = LifecycleRule(id: "abort-incomplete-uploads", abortsIncompleteUploadsAfter: Self.incompleteUploadTime)
        bucket = Bucket(
            scope, "Resource", bucketName: .given(name), blockPublicAccess: .all, cors: corsRules,
            encryption: encryptionKey.map { .kms(key: $0) } ?? .s3Managed,
            // One call of KMS for many objects instead of one for each.
            usesBucketKey: encryptionKey == nil ? nil : true, sendsEventsToEventBridge: sendsEvents, isVersioned: isVersioned,
            lifecycleRules: [incomplete] + lifecycleRules, objectOwnership: objectOwnership, removalPolicy: .destroy, file: file,
            line: line)
        bucket.keepFormerID()
        for statement in Self.refusals(bucket.arn) { bucket.addToResourcePolicy(statement) }
        let bucketPolicy = bucket.policy?.node.defaultChild as? CfnResource
        bucketPolicy?.overrideLogicalID(asChild: "Policy", of: scope)
        if let resource = bucket.node.defaultChild as? S3.CfnBucket {
            resource.loggingConfiguration = accessLogs.flatMap { logs?.destination(of: arn, named: $0) }
            // Known when the removal policy is: a bucket that is to be retained from now on must not be emptied when, by the same update,
            // its custom resource goes.
            resource.tagsProperty = [
                CfnTag(
                    key: "\(HandlerContract.EmptyingTag.key)",
                    value: .lazy { [bucket] in BucketContents.empties(bucket) ? "\(HandlerContract.EmptyingTag.value)" : "false" })
            ]
            // So a bucket goes before its logs do: emptying it makes more of them.
            if let logs { resource.addResourceDependency(logs.storage.contents) }
        }
        contents = BucketContents.of(
            bucket, arn: arn, in: scope, objects: objects, key: encryptionKey, environmentSuffix: environmentSuffix, front: front)
        // So it is deleted first: the bucket has another then, by which it is closed.
        bucketPolicy?.addResourceDependency(contents)
        self.encryptionKey = encryptionKey
        firstObjects = objects
        super.init(scope)
        scope.addValidation { [bucket] in Self.lostKey(encryptionKey, of: bucket) }
    }

    /// The bucket's name.
    public var bucketName: Value<String> { bucket.name }

    /// The bucket's ARN.
    public var arn: ARN { bucket.arn }

    /// The ARN of all objects whose keys start with `prefix`.
    func objects(_ prefix: String) -> ARN { "\(arn)/\(prefix)*" }

    /// Whether an object is in the bucket from the beginning.
    func holds(_ object: BucketObject) -> Bool { firstObjects.contains { $0.key == object.key } }

    /// Adds a statement to the bucket's policy.
    func addStatement(_ statement: PolicyStatement) { bucket.addToResourcePolicy(statement) }

    /// The key itself where an alias is given: a statement of IAM that names an alias lets nobody use its key
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html).
    private static func key(namedBy reference: any KeyReference, for scope: Node) -> any KeyReference {
        guard reference is any AliasReference else { return reference }
        if let alias = reference as? Alias { return key(namedBy: alias.target, for: scope) }
        scope.report(
            .error(
                "swift-cdk:media/key-by-alias",
                "A bucket cannot be encrypted by '\(reference.node.path)': it is an alias, and which key it names is not known",
                action: "give the key by its ARN: Key.imported(_:_:arn:)"))
        return reference
    }

    /// What is in a bucket that stays could never be read again without its key.
    private static func lostKey(_ key: (any KeyReference)?, of bucket: Bucket) -> [Diagnostic] {
        guard let key, let resource = key.node.defaultChild as? CfnResource, !BucketContents.empties(bucket),
            resource.deletionPolicy == nil || resource.deletionPolicy == .delete
        else { return [] }
        return [
            .error(
                "swift-cdk:media/lost-key",
                "The bucket stays when its stack goes, and its key '\(key.node.path)' does not: nobody could read it again",
                action: "retain the key as well, by RemovalPolicies")
        ]
    }

    /// Refuses everybody who comes without TLS or with one before 1.2.
    ///
    /// A refusal is as wide as it can be.
    private static func refusals(_ arn: ARN) -> [PolicyStatement] {
        [("Bool", "aws:SecureTransport", "false"), ("NumericLessThan", "s3:TlsVersion", "1.2")].map { test, key, value in
            PolicyStatement(
                .deny, actions: ["s3:*"], resources: [arn, "\(arn)/*"], principals: [.anyone],
                conditions: Conditions(dictionaryLiteral: (test, [key: AnyValue(value)])))
        }
    }
}
