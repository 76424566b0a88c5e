import CDK
import CDKDynamoDB
import CDKIAM

/// The functions of a pipeline's workflow.
final class TranscodeFunctions: Construct {
    /// Two tries of a call that hangs, and some time around them.
    static let timeout = Duration.seconds(60)
    /// A film has tens of thousands of files.
    private static let verifyTimeout = Duration.minutes(5)
    static let metricNamespace = "StreamingPlatform"

    /// Looks into a source and plans its jobs.
    let plan: HandlerFunction
    /// Submits jobs and follows them, where Step Functions cannot, and cancels what a failed execution leaves running.
    let run: HandlerFunction
    /// Looks whether everything was written.
    let verify: HandlerFunction

    /// All of them.
    var all: [HandlerFunction] { [plan, run, verify] }

    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, source: IngestBucket, output: PrivateBucket, definition: JobDefinition,
        placement: ResolvedPlacement, target: MediaConvertTarget, role: Role, table: Table, longestJob: Duration
    ) {
        let scope = Node(scope, id)
        plan = Self.planFunction(
            scope, names, source: source, output: output, definition: definition, target: target, longestJob: longestJob)
        run = Self.runFunction(scope, names, target: target, role: role, table: table, placement: placement)
        verify = Self.verifyFunction(scope, names, source: source, output: output)
        super.init(scope)
    }

    private static let shared = [
        "event_fields.py": PackageResources.event_fields_py, "service_errors.py": PackageResources.service_errors_py,
        "structured_log.py": PackageResources.structured_log_py,
    ]
    private static let mediaConvertClient = ["mediaconvert_client.py": PackageResources.mediaconvert_client_py]

    private static func planFunction(
        _ scope: Node, _ names: ResourceNames, source: IngestBucket, output: PrivateBucket, definition: JobDefinition,
        target: MediaConvertTarget, longestJob: Duration
    ) -> HandlerFunction {
        let function = HandlerFunction(
            scope, "Plan", name: "plan-job", names: names, handler: "plan_job",
            files: shared.merging(mediaConvertClient) { $1 }.merging([
                "plan_job.py": PackageResources.plan_job_py, "job_plan.py": PackageResources.job_plan_py,
                "source_media.py": PackageResources.source_media_py,
                "job_definition.json": definition.document(hasTemplates: target.isProvisioned, presets: target.presets).utf8(indent: 2),
            ]) { $1 },
            environment: [
                "MEDIACONVERT_REGION": target.region, "DELIVERY_BUCKET": output.bucketName,
                "LONGEST_JOB_SECONDS": Value(String(longestJob.seconds)),
            ], timeout: timeout)
        // Probe has no resources to name
        // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmediaconvert.html) and reads with the
        // caller's permissions.
        function.allow(["mediaconvert:Probe"], on: ["*"])
        function.allow(["s3:GetObject"], on: [source.storage.objects(source.uploadPrefix)])
        if let key = source.storage.encryptionKey { function.allow(["kms:Decrypt"], on: [key.arn]) }
        return function
    }

    private static func runFunction(
        _ scope: Node, _ names: ResourceNames, target: MediaConvertTarget, role: Role, table: Table, placement: ResolvedPlacement
    ) -> HandlerFunction {
        var environment: OrderedMap<Value<String>> = [
            "MEDIACONVERT_REGION": target.region, "MEDIACONVERT_QUEUE_ARN": target.queueARN.text,
        ]
        if placement != .inRegion { environment["MEDIACONVERT_ROLE_ARN"] = role.arn.text }
        // Tokens of waiting executions are kept there.
        if case .companion = placement { environment["ASSETS_TABLE"] = table.name }
        let function = HandlerFunction(
            scope, "Run", name: "run-job", names: names, handler: "run_job",
            files: shared.merging(mediaConvertClient) { $1 }.merging([
                "run_job.py": PackageResources.run_job_py, "task_token.py": PackageResources.task_token_py,
            ]) { $1 },
            environment: environment, timeout: timeout)
        // What a failed execution leaves running is found in the queue.
        function.allow(["mediaconvert:ListJobs"], on: [target.queueARN])
        function.allow(["mediaconvert:CancelJob", "mediaconvert:GetJob"], on: [target.jobsARN])
        if placement == .inRegion { return function }
        function.allow(["mediaconvert:CreateJob"], on: [target.queueARN] + target.templateARNs)
        function.allow(["mediaconvert:TagResource"], on: [target.jobsARN])
        function.allow(
            ["iam:PassRole"], on: [role.arn], when: ["StringEquals": ["iam:PassedToService": "mediaconvert.amazonaws.com"]])
        return function
    }

    private static func verifyFunction(
        _ scope: Node, _ names: ResourceNames, source: IngestBucket, output: PrivateBucket
    ) -> HandlerFunction {
        let function = HandlerFunction(
            scope, "Verify", name: "verify-outputs", names: names, handler: "verify_outputs",
            files: shared.merging(["verify_outputs.py": PackageResources.verify_outputs_py]) { $1 },
            environment: [
                "DELIVERY_BUCKET": output.bucketName, "METRIC_NAMESPACE": Value(metricNamespace), "PIPELINE": Value(names("transcode")),
            ], timeout: verifyTimeout)
        function.allow(["s3:ListBucket"], on: [output.arn], when: ["StringLike": ["s3:prefix": "assets/*"]])
        // Of versions: the ingest bucket has them.
        function.allow(
            ["s3:GetObjectVersionTagging", "s3:PutObjectVersionTagging"], on: [source.storage.objects(source.uploadPrefix)])
        return function
    }
}
