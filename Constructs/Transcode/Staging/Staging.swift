import CDK
import CDKIAM
import CDKKMS
import CDKS3

/// Buckets beside MediaConvert, which reads and writes no others: S3 copies sources there, and what was made back.
///
/// Copying needs the other bucket first, so the one of sources is in a stack before the pipeline's, and the one of what jobs make in the
/// companion stack behind it. A source is copied when its film is begun, and not when it is uploaded: it may have waited for long by then,
/// may be made again after years, or have been uploaded before there was any staging.
/// [Source](https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html)
struct Staging {
    /// How long copies live: in both regions, whatever becomes of their films.
    static let lifetime = Duration.days(HandlerContract.KeptDays.staging.rawValue)
    /// The outputs of the pipeline's stack that the companion stack asks for.
    enum Output: String {
        case stagingKey = "StagingKey"
        case renditionKey = "RenditionKey"

        /// The output's key, which has letters and digits alone.
        func key(_ names: ResourceNames) -> String { names.withoutSuffix(rawValue).filter { $0 != "-" } }
    }

    let region: Region
    /// From which jobs read.
    let inputs: StagingBucket
    /// Into which jobs write.
    let outputs: StagingBucket
    /// Copies of sources.
    private var staged: String { HandlerContract.Folder.staged.rawValue }
    private var assets: String { HandlerContract.Folder.assets.rawValue }

    /// Nil where jobs read and write the pipeline's own buckets.
    ///
    /// - Parameters:
    ///   - scope: The pipeline.
    ///   - placement: Where MediaConvert runs the jobs.
    ///   - names: The names of the pipeline's resources.
    ///   - environmentSuffix: The end of all names.
    ///   - sourceKey: The key that encrypts sources.
    ///   - outputKey: The key that encrypts what is delivered.
    init?(
        _ scope: Node, placement: ResolvedPlacement, names: ResourceNames, environmentSuffix: EnvironmentSuffix,
        sourceKey: (any KeyReference)?, outputKey: (any KeyReference)?
    ) {
        guard let region = placement.stagingRegion else { return nil }
        self.region = region
        let (isInputEncrypted, isOutputEncrypted) = (sourceKey != nil, outputKey != nil)
        let key = StagingStack(
            scope, region: region, names: names, environmentSuffix: environmentSuffix,
            encrypts: isInputEncrypted || isOutputEncrypted, encryptsInputs: isInputEncrypted
        ).keyARN
        inputs = StagingBucket(
            name: Self.inputBucketName(scope, names), partition: scope.partition, keyARN: isInputEncrypted ? key : nil)
        outputs = StagingBucket(
            name: names.bucket("output-bucket", account: scope.account), partition: scope.partition, keyARN: isOutputEncrypted ? key : nil)
        if let stack = scope.stack, let key, let outputKey {
            CfnOutput(stack, Output.stagingKey.key(names), value: key.text)
            CfnOutput(stack, Output.renditionKey.key(names), value: outputKey.arn.text)
        }
    }

    static func inputBucketName(_ scope: Node, _ names: ResourceNames) -> Value<String> {
        names.bucket("input-bucket", account: scope.account)
    }

    /// Lets S3 copy what is staged of sources from now on.
    func take(from source: PrivateBucket, names: ResourceNames) {
        source.bucket.addLifecycleRule(Self.expiry(prefix: staged))
        source.replicate(
            .init(prefix: staged, destination: inputs.arn, key: inputs.keyARN), name: "input-replication", names: names)
    }

    /// What MediaConvert does with the buckets.
    var permissionsOfJobs: [PolicyStatement] {
        var statements = [
            PolicyStatement(actions: ["s3:GetObject"], resources: [inputs.objects(staged)]),
            PolicyStatement(actions: ["s3:PutObject"], resources: [outputs.objects(assets)]),
        ]
        if let key = inputs.keyARN { statements.append(PolicyStatement(actions: ["kms:Decrypt"], resources: [key])) }
        if let key = outputs.keyARN {
            statements.append(PolicyStatement(actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key]))
        }
        return statements
    }

    /// Lets the function that looks into sources read the copies: Probe reads with the permissions of its caller.
    func allowProbing(_ plan: HandlerFunction) {
        plan.allow(["s3:GetObject"], on: [inputs.objects(staged)])
        if let key = inputs.keyARN { plan.allow(["kms:Decrypt"], on: [key]) }
    }

    /// Copies go after a while, and soon when they are replaced.
    static func expiry(prefix: String? = nil) -> LifecycleRule {
        LifecycleRule(id: "expire-copies", prefix: prefix, expiration: .after(lifetime), noncurrentVersionExpiration: .days(1))
    }

    /// A bucket of copies alone: no marker stays where one was.
    static var expiries: [LifecycleRule] { [expiry(), LifecycleRule(id: "remove-markers", removesExpiredDeleteMarkers: true)] }
}

/// A bucket in MediaConvert's region, known by its name.
struct StagingBucket {
    let name: Value<String>
    let partition: Value<String>
    /// Encrypts it, in place of S3's own keys.
    let keyARN: ARN?

    var arn: ARN { ARN(partition: partition, service: "s3", resource: name) }

    func objects(_ prefix: String) -> ARN { "\(arn)/\(prefix)*" }
}
