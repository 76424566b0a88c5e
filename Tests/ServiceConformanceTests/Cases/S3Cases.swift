import CDK
import CDKIAM
import CDKKMS
import CDKS3
import ConformanceSupport
import Testing

@Suite struct S3Cases {
    @Test func buckets() throws {
        try Conformance.check("40-s3-bucket") { app in
            let stack = Stack(app, "S3", env: Conformance.environment)
            let log = Bucket(stack, "Log", accessControl: .logDeliveryWrite, objectOwnership: .objectWriter)
            let bucket = Bucket(
                stack, "B", bucketName: "my-bucket", accessLogs: AccessLogs(to: log, prefix: "pfx"), blockPublicAccess: .all,
                cors: [
                    CORSRule(
                        id: "c", methods: [.get, .put], origins: ["*"], allowedHeaders: ["h"], exposedHeaders: ["e"],
                        maxAge: .seconds(300))
                ], encryption: .kms(), usesBucketKey: true, enforcesSSL: true, minimumTLSVersion: 1.2, sendsEventsToEventBridge: true,
                intelligentTiering: [IntelligentTiering(name: "it", archivedAfter: .days(90))],
                inventories: [Inventory(to: log, prefix: "inv", id: "i1")], isVersioned: true,
                lifecycleRules: [
                    LifecycleRule(
                        id: "r1", prefix: "x/", tags: ["t": "v"], abortsIncompleteUploadsAfter: .days(7), expiration: .after(.days(365)),
                        noncurrentVersionExpiration: .days(10), noncurrentVersionsToRetain: 3,
                        transitions: [.init(to: .standardIA, .after(.days(30))), .init(to: .glacier, .after(.days(90)))]),
                    LifecycleRule(isEnabled: false, removesExpiredDeleteMarkers: true),
                ], metrics: [BucketMetrics(id: "all")], objectLock: .governance(.days(5)), isAccelerated: true, removalPolicy: .destroy)
            let web = Bucket(
                stack, "Web", encryption: .s3Managed,
                website: .documents(index: "index.html", error: "e.html", rules: [.init(prefix: "p", toHost: "h", code: "302")]))
            Bucket(stack, "Unenc", encryption: .unencrypted)
            Bucket(stack, "Pub", blockPublicAccess: BlockPublicAccess(blocksPolicy: false, restrictsBucket: false), isPublic: true)
            let role = Role(stack, "R", assumedBy: .service("ec2.amazonaws.com"))
            bucket.grantRead(to: role, objects: "data/*")
            bucket.grantPut(to: role)
            bucket.grantDelete(to: role)
            web.grantReadWrite(to: role)
            bucket.addToResourcePolicy(
                PolicyStatement(actions: ["s3:ListBucket"], resources: [bucket.arn], principals: [.account("222222222222")]))
            Bucket.imported(stack, "Imp", name: "imported-b").grantRead(to: role)
            let other = Bucket.imported(stack, "ImpA", arn: "arn:aws:s3:::other", region: .usWest2)
            output(
                stack, bucket.websiteURL, bucket.pathStyleURL(forObject: "k"), bucket.url(forObject: "k"), bucket.s3URL(forObject: "k"),
                other.regionalDomainName, bucket.dualStackDomainName)
        }
    }

    @Test func configurationsAndGrants() throws {
        try Conformance.check("104-s3") { app in
            build(Stack(app, "Buckets", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let near = Stack(app, "Near", env: Conformance.environment)
            let named = Bucket(producer, "Named", bucketName: "named", encryption: .kms())
            named.grantRead(to: Role(consumer, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "r"))
            named.grantPut(to: Role(near, "R", assumedBy: .service("ec2.amazonaws.com")))
            Bucket(near, "Logging", accessLogs: AccessLogs(to: Bucket(producer, "NearLogs")))
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let key = Key(stack, "Key")
        let logs = Bucket(stack, "Logs", encryption: .kms(key: key))
        let full = configured(stack, logs)
        full.addLifecycleRule(LifecycleRule(id: "later", noncurrentVersionExpiration: .days(4)))
        Bucket(
            stack, "Managed", blockPublicAccess: .aclsOnly, encryption: .kmsManaged, objectLock: .enabled,
            removalPolicy: .retainOnUpdateOrDelete)
        Bucket(stack, "DsseManaged", accessControl: .private, encryption: .dsseManaged, objectOwnership: .bucketOwnerEnforced)
        Bucket(stack, "List", accessControl: .publicRead, objectLock: .compliance(.days(10)))
        Bucket(stack, "Redirect", website: .redirect(toHost: "h.example", protocol: .https))
        Bucket(stack, "Self", accessLogs: AccessLogs(toSelfWithPrefix: "self/"), encryption: .s3Managed)
        let web = Bucket(
            stack, "Web", blockPublicAccess: .aclsOnly, isPublic: true,
            website: .documents(
                index: "i.html",
                rules: [
                    .init(errorCode: "404", protocol: .http, replacingKeyWith: "e.html"), .init(prefix: "a/", replacingPrefixWith: "b/"),
                ]))
        web.grantPublicAccess(objects: "img/*", actions: ["s3:GetObjectVersion"])
        let byName = Bucket.imported(stack, "ByName", name: "there")
        let byARN = Bucket.imported(stack, "ByArn", arn: "arn:aws:s3:::by-arn")
        let foreign = Bucket.imported(
            stack, "Foreign", name: "foreign", region: .usEast1, account: "222222222222",
            encryptionKey: Key.imported(stack, "ForeignKey", arn: "arn:aws:kms:us-east-1:222222222222:key/1"))
        let deferred = Bucket.imported(stack, "Deferred", name: CfnParameter(stack, "Name").stringValue)
        for bucket in [full, logs, byName, byARN, foreign, deferred] as [any BucketReference] {
            bucket.grantRead(to: role)
            bucket.grantWrite(to: role, objects: "w/*")
        }
        full.grantReadWrite(to: role, objects: "rw")
        full.grantPutACL(to: role)
        full.grantDelete(to: role, objects: "d/*")
        full.grantPut(to: .account("333333333333"))
        full.grantWrite(to: role, actions: ["s3:PutObject"])
        full.grantRead(to: .service("cloudfront.amazonaws.com"))
        full.grantReadWrite(to: .account("444444444444"))
        Bucket(stack, "ToImported", accessLogs: AccessLogs(to: byName))
        let policy = BucketPolicy(stack, "OwnPolicy", bucket: byName, removalPolicy: .retain)
        policy.document.add(
            PolicyStatement(.deny, actions: ["s3:*"], resources: [byName.arnForObjects("*")], principals: [.anyone]))
        output(
            stack, Value(full.arn), full.name, full.domainName, full.websiteDomainName, full.pathStyleURL(),
            full.pathStyleURL(forObject: "/k"), full.url(), full.url(forObject: "k", isRegional: false), full.s3URL(),
            full.accelerationURL(forObject: "k"), full.accelerationURL(forObject: "k", isDualStack: true), byName.domainName,
            byName.regionalDomainName, byName.dualStackDomainName, byARN.name, byARN.pathStyleURL(forObject: "k"), foreign.websiteURL,
            foreign.websiteDomainName, foreign.regionalDomainName, foreign.pathStyleURL(forObject: "k"), Value(deferred.arn),
            deferred.regionalDomainName, deferred.s3URL(forObject: "k"))
    }

    private func configured(_ stack: Stack, _ logs: Bucket) -> Bucket {
        Bucket(
            stack, "Full", accessLogs: AccessLogs(to: logs, prefix: "a/", partitioned: .event),
            cors: [CORSRule(methods: [.head, .post, .delete], origins: ["https://a.example"])], encryption: .dsse(), usesBucketKey: false,
            intelligentTiering: [
                IntelligentTiering(name: "n", prefix: "p", tags: ["k": "v"], archivedAfter: .days(90), deeplyArchivedAfter: .days(180))
            ],
            inventories: [
                Inventory(
                    to: logs, isEnabled: false, format: .parquet, frequency: .daily, versions: .current, fields: ["Size"],
                    objectPrefix: "o"),
                Inventory(to: logs, prefix: "q", owner: "111111111111"),
            ],
            lifecycleRules: [
                LifecycleRule(
                    prefix: "x", minimumSize: .kibibytes(1), maximumSize: .kibibytes(2), expiration: .after(.days(1)),
                    noncurrentVersionTransitions: [
                        .init(to: .glacierIR, after: .days(2), newerVersions: 1), .init(to: .onezoneIA, after: .days(3)),
                    ]),
                LifecycleRule(maximumSize: .bytes(10), expiration: .after(.days(2))),
                LifecycleRule(
                    tags: ["b": "1", "a": "2"],
                    transitions: [
                        .init(to: .deepArchive, .after(.days(180))), .init(to: .intelligentTiering, .after(.days(0))),
                    ]),
            ], metrics: [BucketMetrics(id: "m", prefix: "p", tags: ["k": "v"])],
            transitionDefaultMinimumObjectSize: .variesByStorageClass)
    }
}
