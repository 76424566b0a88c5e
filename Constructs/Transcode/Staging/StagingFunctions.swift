import CDK

/// The functions that bring a film to MediaConvert's region and back, by what S3 copies.
final class StagingFunctions: Construct {
    /// What Lambda allows at most: as long as a large source takes to be copied within a region.
    private static let copyTimeout = Duration.minutes(15)
    /// A film has tens of thousands of files.
    private static let listTimeout = Duration.minutes(5)
    /// Most copies take seconds; one that takes hours is not asked for often.
    private static let pauses = (shortest: Duration.seconds(10), longest: Duration.minutes(10))
    /// When an operator should look after a copy: S3 says nothing of how long it takes without Replication Time Control
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html).
    private static let longestLag = Duration.hours(1)

    /// Copies a source within its bucket to where S3 takes it from, and says whether it has arrived.
    let stage: HandlerFunction
    /// Says whether what jobs made has arrived in the pipeline's bucket.
    let collect: HandlerFunction

    /// All of them.
    var all: [HandlerFunction] { [stage, collect] }

    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, _ staging: Staging) {
        let scope = Node(scope, id)
        stage = Self.stageFunction(scope, shared, staging)
        collect = Self.collectFunction(scope, shared, staging)
        super.init(scope)
        for function in all { shared.watchlist.add(function) }
        shared.watchlist.add(watched: Self.watched(shared.watchlist))
    }

    private static func stageFunction(_ scope: Node, _ shared: SharedParts, _ staging: Staging) -> HandlerFunction {
        let source = shared.source
        let function = HandlerFunction(
            scope, "Stage", name: "stage-source", names: shared.names, handler: .stageSource,
            environment: environment(shared, staging) + [
                (.acceptedExtensions, source.extensions.listed), (.inputBucket, staging.inputs.name),
            ], timeout: copyTimeout)
        // S3 tells a source that is gone to those alone who may list the bucket.
        function.allow(["s3:ListBucket"], on: [source.storage.arn])
        // The version that was uploaded; a bucket without versions has the object alone.
        function.allow(["s3:GetObject", "s3:GetObjectVersion"], on: [source.storage.objects(source.uploadPrefix)])
        function.allow(
            ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
            on: [source.storage.objects(HandlerContract.Folder.staged.rawValue)])
        if let key = source.storage.encryptionKey { function.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key.arn]) }
        // Whether the bucket into which jobs write is there: its stack is deployed last.
        function.allow(["s3:ListBucket"], on: [staging.outputs.arn])
        return function
    }

    private static func collectFunction(_ scope: Node, _ shared: SharedParts, _ staging: Staging) -> HandlerFunction {
        let assets = HandlerContract.Folder.assets.rawValue
        let function = HandlerFunction(
            scope, "Collect", name: "await-outputs", names: shared.names, handler: .awaitOutputs,
            environment: environment(shared, staging) + [(.deliveryBucket, shared.output.bucketName)], timeout: listTimeout)
        function.allow(
            ["s3:ListBucketVersions"], on: [shared.output.arn, staging.outputs.arn], when: ["StringLike": ["s3:prefix": "\(assets)*"]])
        // What failed is written again, over itself.
        function.allow(["s3:GetObject", "s3:PutObject"], on: [staging.outputs.objects(assets)])
        if let key = staging.outputs.keyARN { function.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key]) }
        return function
    }

    private static func environment(_ shared: SharedParts, _ staging: Staging) -> [(HandlerContract.Variable, Value<String>)] {
        func seconds(_ time: Duration) -> Value<String> { Value(String(time.seconds)) }
        return [
            (.mediaConvertRegion, shared.target.region), (.outputBucket, staging.outputs.name),
            (.shortestPauseSeconds, seconds(pauses.shortest)), (.longestPauseSeconds, seconds(pauses.longest)),
            (.longestJobSeconds, seconds(shared.longestJob)),
            (.pipeline, Value(shared.watchlist.pipeline)),
        ]
    }

    private static func watched(_ list: Watchlist) -> [Watched] {
        [
            Watched(
                "staging-lag", list.count(.stagingLag), "S3 takes long to copy between the regions: films wait", .copiesAreLate,
                threshold: Double(longestLag.seconds)),
            Watched(
                "failed-replications", list.sum(.failedReplications), "S3 could not copy something between the regions",
                .copiesFail),
        ]
    }
}
