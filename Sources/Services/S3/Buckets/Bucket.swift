import CDK
import CDKIAM
import CDKKMS

/// A bucket of objects, each found by its key (`AWS::S3::Bucket`).
///
///     let masters = Bucket(
///         stack, "Masters", encryption: .kms(), usesBucketKey: true, enforcesSSL: true,
///         lifecycleRules: [LifecycleRule(abortsIncompleteUploadsAfter: .days(1))], isVersioned: true)
///     masters.grantRead(to: role, objects: "uploads/*")
///
/// The bucket is retained when its stack is deleted, unless a removal policy says otherwise; CloudFormation deletes only empty ones.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html)
public final class Bucket: Construct, BucketReference, Circular {
    /// The ARN of the bucket: `arn:aws:s3:::<name>`.
    public let arn: ARN
    /// The name of the bucket.
    public let name: Value<String>
    /// The domain name `<name>.s3.amazonaws.com`.
    public let domainName: Value<String>
    /// The domain name `<name>.s3.<region>.amazonaws.com`, which a CloudFront distribution takes as its origin.
    public let regionalDomainName: Value<String>
    /// The regional domain name that has IPv6 addresses as well.
    public let dualStackDomainName: Value<String>
    /// The URL of the bucket as a website, without TLS.
    public let websiteURL: Value<String>
    /// True if the bucket is served as a website.
    public let isWebsite: Bool
    /// The account's own key that encrypts objects; nil if there is none.
    public let encryptionKey: (any KeyReference)?
    /// True if S3 was told to reject policies that let the public in.
    public let blocksPublicPolicy: Bool
    /// The bucket's policy; nil as long as nothing is in it.
    public private(set) var policy: BucketPolicy?
    private let resource: S3.CfnBucket
    private var lifecycleRules: [LifecycleRule] = []

    /// A bucket.
    ///
    /// Settings that do not fit each other are reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - bucketName: The name: 3 to 63 lower-case letters, digits, dashes and periods, the only one of its kind in the world.
    ///     CloudFormation makes one if not given.
    ///   - accessControl: An access control list of S3's own, from before there were policies. Most buckets need none.
    ///   - accessLogs: The place to which S3 writes a record of each request; nowhere if not given.
    ///   - blockPublicAccess: The ways to let the public in that are closed; all if not given.
    ///   - cors: The permissions of scripts of other origins, in a browser.
    ///   - encryption: The encryption of objects; with keys of S3's own if not given.
    ///   - usesBucketKey: Whether a key of the bucket's saves calls of KMS.
    ///   - enforcesSSL: Whether requests without TLS are denied.
    ///   - minimumTLSVersion: The oldest version of TLS that is let in, such as 1.2; needs `enforcesSSL`.
    ///   - sendsEventsToEventBridge: Whether EventBridge is told what happens to objects.
    ///   - intelligentTiering: The times at which objects that nobody reads are moved to archives.
    ///   - inventories: The lists of objects that S3 writes every day or week.
    ///   - isVersioned: Whether S3 keeps the former versions of objects.
    ///   - lifecycleRules: The times at which objects are deleted or moved; ``addLifecycleRule(_:)`` adds more.
    ///   - metrics: The requests that CloudWatch counts.
    ///   - objectLock: The time for which objects can be neither changed nor deleted; none if not given.
    ///   - objectOwnership: The owner of objects that other accounts write; the bucket's own account if not given.
    ///   - transitionDefaultMinimumObjectSize: The size from which on objects are moved by lifecycle rules that do not say so.
    ///   - isPublic: Whether everyone may read objects; `blockPublicAccess` must allow it.
    ///   - isAccelerated: Whether uploads from far away can take AWS's own network.
    ///   - website: The website as which the bucket is served; none if not given.
    ///   - removalPolicy: The policy for the bucket when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, bucketName: PhysicalName = .chosenAtDeployment, accessControl: S3.CfnBucket.AccessControl? = nil,
        accessLogs: AccessLogs? = nil, blockPublicAccess: BlockPublicAccess? = nil, cors: [CORSRule] = [],
        encryption: BucketEncryption = .unencrypted, usesBucketKey: Bool? = nil, enforcesSSL: Bool = false,
        minimumTLSVersion: Double? = nil, sendsEventsToEventBridge: Bool = false, intelligentTiering: [IntelligentTiering] = [],
        inventories: [Inventory] = [], isVersioned: Bool = false, lifecycleRules: [LifecycleRule] = [], metrics: [BucketMetrics] = [],
        objectLock: ObjectLock? = nil, objectOwnership: S3.CfnBucket.ObjectOwnership? = nil,
        transitionDefaultMinimumObjectSize: S3.CfnBucket.TransitionDefaultMinimumObjectSize? = nil, isPublic: Bool = false,
        isAccelerated: Bool = false, website: Website? = nil, removalPolicy: RemovalPolicy = .retain, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: bucketName)
        let encryption = encryption.withKey(in: scope)
        let isListControlled = accessControl.map { !Self.isPossibleWithoutOwnership($0) } ?? false
        let ownership = objectOwnership ?? (isListControlled ? .objectWriter : nil)
        let log = Principal.service("logging.s3.amazonaws.com")
        accessLogs?.bucket?.encryptionKey?.grantEncryptDecrypt(to: log)
        let resource = S3.CfnBucket(
            scope, "Resource", accelerateConfiguration: isAccelerated ? .init(accelerationStatus: .enabled) : nil,
            accessControl: accessControl, bucketEncryption: encryption.property(usesBucketKey: usesBucketKey), bucketName: names.property,
            corsConfiguration: cors.isEmpty ? nil : .init(corsRules: List(cors.map { $0.property(in: scope) })),
            intelligentTieringConfigurations: intelligentTiering.isEmpty ? nil : List(intelligentTiering.map { $0.property(in: scope) }),
            inventoryConfigurations: inventories.isEmpty
                ? nil : List(inventories.enumerated().map { $1.property(number: $0, in: scope) }),
            loggingConfiguration: accessLogs?.property,
            metricsConfigurations: metrics.isEmpty ? nil : List(metrics.map(\.property)),
            notificationConfiguration: sendsEventsToEventBridge
                ? .init(eventBridgeConfiguration: .init(eventBridgeEnabled: true)) : nil,
            objectLockConfiguration: objectLock?.property(in: scope), objectLockEnabled: objectLock == nil ? nil : true,
            ownershipControls: ownership.map { .init(rules: [.init(objectOwnership: $0)]) },
            publicAccessBlockConfiguration: blockPublicAccess?.property,
            versioningConfiguration: isVersioned ? .init(status: .enabled) : nil, websiteConfiguration: website?.property, file: file,
            line: line)
        resource.applyRemovalPolicy(removalPolicy)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) { ARN(in: scope, service: "s3", region: "", account: "", resource: $0) }
        name = names.name(resource.ref)
        domainName = resource.attrDomainName
        regionalDomainName = resource.attrRegionalDomainName
        dualStackDomainName = resource.attrDualStackDomainName
        websiteURL = resource.attrWebsiteUrl
        isWebsite = website != nil
        encryptionKey = encryption.key
        blocksPublicPolicy = blockPublicAccess?.blocksPolicy ?? false
        self.resource = resource
        super.init(scope)
        resource.lifecycleConfiguration = .lazy { [self] in
            self.lifecycleRules.isEmpty
                ? nil
                : .init(
                    rules: List(self.lifecycleRules.map { $0.property(in: node) }),
                    transitionDefaultMinimumObjectSize: transitionDefaultMinimumObjectSize)
        }
        if accessControl != nil {
            Annotations.of(self).acknowledgeRule(
                "CloudFormation-Validate::W3045",
                reason: "The app asks for an access control list by the argument accessControl")
        }
        node.report(
            Self.mistakes(bucketName, accessControl, ownership, encryption, usesBucketKey: usesBucketKey, accessLogs: accessLogs))
        node.report(Self.clashes(cors.map { ($0.id, $0.location) }, "CORS rules", in: "cors"))
        node.report(Self.clashes(inventories.map { ($0.id, $0.location) }, "inventories", in: "inventories"))
        node.report(Self.clashes(metrics.map { ($0.id, $0.location) }, "groups of metrics", in: "metrics"))
        node.report(
            Self.clashes(intelligentTiering.map { ($0.name, $0.location) }, "configurations of tiering", in: "intelligentTiering"))
        secure(enforcesSSL: enforcesSSL, minimumTLSVersion: minimumTLSVersion)
        if let accessLogs { permit(log, to: accessLogs) }
        for inventory in inventories {
            node.report(inventory.mistakes)
            permit(inventory)
        }
        for rule in lifecycleRules { addLifecycleRule(rule) }
        if isPublic { makePublic(blockPublicAccess) }
    }

    /// The domain name of the bucket as a website.
    public var websiteDomainName: Value<String> { Fn.split("/", websiteURL)[2] }
    /// The region of the bucket.
    public var region: Value<String> { node.region }

    package func letGoOfOthers() { policy = nil }

    /// Adds a statement to the bucket's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy = policy ?? BucketPolicy(self, "Policy", bucket: self, file: node.location.file, line: node.location.line)
        self.policy = policy
        policy.document.add(statement)
        return .added(to: policy)
    }

    /// Adds a rule for when objects are deleted or moved.
    ///
    /// A rule that S3 does not accept is reported at the bucket.
    public func addLifecycleRule(_ rule: LifecycleRule) {
        node.report(rule.mistakes)
        node.report(Self.clashes((lifecycleRules + [rule]).map { ($0.id, $0.location) }, "lifecycle rules", in: "lifecycleRules"))
        if rule.maximumSize != nil, !lifecycleRules.contains(where: { $0.maximumSize != nil }) {
            Annotations.of(self).acknowledgeRule(
                "CloudFormation-Validate::W9003",
                reason: "A size in a lifecycle rule is written as a number, which CloudFormation takes for a text")
        }
        lifecycleRules.append(rule)
    }
}

extension Bucket {
    /// Denies what is not encrypted on its way.
    private func secure(enforcesSSL: Bool, minimumTLSVersion: Double?) {
        guard enforcesSSL else {
            if minimumTLSVersion != nil {
                node.report(
                    .error(
                        "swift-cdk:s3/minimum-tls", "A version of TLS is demanded, but requests without TLS are not denied",
                        action: "set enforcesSSL", in: "minimumTLSVersion"))
            }
            return
        }
        deny(["Bool": ["aws:SecureTransport": "false"]])
        if let minimumTLSVersion { deny(["NumericLessThan": ["s3:TlsVersion": AnyValue(minimumTLSVersion)]]) }
    }

    private func deny(_ conditions: Conditions) {
        // All actions, for everyone: nothing works under these conditions.
        addToResourcePolicy(
            PolicyStatement(
                .deny, actions: ["s3:*"], resources: [arn, arnForObjects("*")], principals: [.anyone], conditions: conditions))
    }

    private func permit(_ log: Principal, to accessLogs: AccessLogs) {
        let target: any BucketReference = accessLogs.bucket ?? self
        guard let bucket = target as? Bucket else {
            node.report(
                .warning(
                    "@aws-cdk/aws-s3:accessLogsPolicyNotAdded",
                    "The policy of the imported bucket \(target.node.path) cannot be changed, so it may not let S3 write access logs",
                    action: "let logging.s3.amazonaws.com put objects there", in: "accessLogs"))
            return
        }
        // Another stack's bucket cannot name this one: the stacks would need each other.
        let isSameStack = bucket.node.stack === node.stack
        bucket.addToResourcePolicy(
            PolicyStatement(
                actions: ["s3:PutObject"], resources: [bucket.arnForObjects("\(accessLogs.prefix ?? "")*")], principals: [log],
                conditions: isSameStack
                    ? ["ArnLike": ["aws:SourceArn": AnyValue(arn)], "StringEquals": ["aws:SourceAccount": AnyValue(node.account)]] : [:]))
    }

    private func permit(_ inventory: Inventory) {
        let bucket = inventory.bucket
        bucket.permit(
            PolicyStatement(
                actions: ["s3:PutObject"], resources: [bucket.arn, bucket.arnForObjects("\(inventory.prefix ?? "")*")],
                principals: [.service("s3.amazonaws.com")], conditions: ["ArnLike": ["aws:SourceArn": AnyValue(arn)]]))
    }

    private func makePublic(_ blockPublicAccess: BlockPublicAccess?) {
        if blockPublicAccess == nil {
            node.report(
                .error(
                    "swift-cdk:s3/public-bucket", "Everyone is to read objects, but S3 lets no public in unless it is told to",
                    action: "set blockPublicAccess to .aclsOnly, or leave isPublic out", in: "isPublic"))
        } else {
            grantPublicAccess()
        }
    }
}
