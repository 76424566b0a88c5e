import CDK

/// The functions of a pipeline's workflow.
final class TranscodeFunctions: Construct {
    /// Two tries of a call that hangs, and some time around them.
    static let timeout = Duration.seconds(60)
    /// A film has tens of thousands of files.
    private static let verifyTimeout = Duration.minutes(5)
    /// After which a job of which MediaConvert says how far it has come, and that comes no further, is given up.
    private static let longestStall = Duration.hours(2)

    /// Looks into a source and plans its jobs.
    let plan: HandlerFunction
    /// Submits jobs and follows them, and cancels what a failed execution leaves running.
    let run: HandlerFunction
    /// Looks whether everything was written.
    let verify: HandlerFunction

    /// All of them.
    var all: [HandlerFunction] { [plan, run, verify] }

    init(_ scope: any Scope, _ id: String, _ shared: SharedParts) {
        let scope = Node(scope, id)
        plan = Self.planFunction(scope, shared)
        run = Self.runFunction(scope, shared)
        verify = Self.verifyFunction(scope, shared)
        super.init(scope)
        for function in all { shared.watchlist.add(function) }
    }

    private static func planFunction(_ scope: Node, _ shared: SharedParts) -> HandlerFunction {
        let (source, target) = (shared.source, shared.target)
        let function = HandlerFunction(
            scope, "Plan", name: "plan-job", names: shared.names, handler: .planJob,
            documents: [
                HandlerContract.JobDocument.file.rawValue:
                    shared.definition.document(hasTemplates: target.isProvisioned, presets: target.presets).utf8(indent: 2)
            ],
            environment: [
                (.mediaConvertRegion, target.region), (.deliveryBucket, shared.output.bucketName),
                (.acceptedExtensions, source.extensions.listed),
                (.longestJobSeconds, Value(String(shared.longestJob.seconds))), (.assetsTable, shared.table.name),
            ], timeout: timeout)
        function.allow(["dynamodb:PutItem"], on: [shared.table.arn])
        // Probe has no resources to name
        // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmediaconvert.html) and reads with the
        // caller's permissions.
        function.allow(["mediaconvert:Probe"], on: ["*"])
        function.allow(["s3:GetObject"], on: [source.storage.objects(source.uploadPrefix)])
        if let key = source.storage.encryptionKey { function.allow(["kms:Decrypt"], on: [key.arn]) }
        shared.staging?.allowProbing(function)
        return function
    }

    private static func runFunction(_ scope: Node, _ shared: SharedParts) -> HandlerFunction {
        let (target, role, pauses) = (shared.target, shared.mediaConvertRole, JobPauses(shared.placement))
        func seconds(_ time: Duration) -> Value<String> { Value(String(time.seconds)) }
        let function = HandlerFunction(
            scope, "Run", name: "run-job", names: shared.names, handler: .runJob,
            environment: [
                (.mediaConvertRegion, target.region), (.mediaConvertQueueARN, target.queueARN.text), (.mediaConvertRoleARN, role.arn.text),
                (.assetsTable, shared.table.name), (.longestJobSeconds, seconds(shared.longestJob)),
                (.longestStallSeconds, seconds(longestStall)), (.shortestPauseSeconds, seconds(pauses.shortest)),
                (.longestPauseSeconds, seconds(pauses.longest)),
                (.pipeline, Value(shared.watchlist.pipeline)),
            ], timeout: timeout)
        function.allow(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"], on: [shared.table.arn])
        // A job of which the answer was lost is found in the queue.
        function.allow(["mediaconvert:ListJobs"], on: [target.queueARN])
        function.allow(["mediaconvert:CancelJob", "mediaconvert:GetJob"], on: [target.jobsARN])
        function.allow(["mediaconvert:CreateJob"], on: [target.queueARN] + target.templateARNs)
        function.allow(["mediaconvert:TagResource"], on: [target.jobsARN])
        function.allow(
            ["iam:PassRole"], on: [role.arn], when: ["StringEquals": ["iam:PassedToService": "mediaconvert.amazonaws.com"]])
        return function
    }

    private static func verifyFunction(_ scope: Node, _ shared: SharedParts) -> HandlerFunction {
        let function = HandlerFunction(
            scope, "Verify", name: "verify-outputs", names: shared.names, handler: .verifyOutputs,
            environment: [
                (.mediaConvertRegion, shared.target.region), (.deliveryBucket, shared.output.bucketName),
                (.assetsTable, shared.table.name),
                (.pipeline, Value(shared.watchlist.pipeline)),
            ], timeout: verifyTimeout)
        // What each job will have made.
        function.allow(["dynamodb:GetItem"], on: [shared.table.arn])
        function.allow(["s3:ListBucket"], on: [shared.output.arn], when: ["StringLike": ["s3:prefix": "\(HandlerContract.Folder.assets)*"]])
        // Playlists and the beginnings of renditions are read; a poster and a file of tiles are written beside the thumbnails.
        function.allow(["s3:GetObject", "s3:PutObject"], on: [shared.output.objects(HandlerContract.Folder.assets.rawValue)])
        if let key = shared.output.encryptionKey { function.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [key.arn]) }
        // What each job says that it made.
        function.allow(["mediaconvert:GetJob"], on: [shared.target.jobsARN])
        // Which version is there now; of versions the tags: the ingest bucket has them. S3 tells what is gone from what may not be read to
        // those alone who may list the whole bucket.
        function.allow(["s3:ListBucket"], on: [shared.source.storage.arn])
        function.allow(
            ["s3:GetObject", "s3:GetObjectVersionTagging", "s3:PutObjectVersionTagging"],
            on: [shared.source.storage.objects(shared.source.uploadPrefix)])
        // Whether S3 asks for the key when only an object's head is read, its documentation does not say.
        if let key = shared.source.storage.encryptionKey { function.allow(["kms:Decrypt"], on: [key.arn]) }
        return function
    }
}
