import CDK
import CDKIAM
import CloudAssembly

/// The function that talks to MediaConvert: it submits jobs and reads how they stand.
///
/// Step Functions cannot call MediaConvert in another region (https://github.com/aws/aws-cdk/issues/29918), so a function does. The job's
/// settings go with its code.
final class SubmitFunction: Construct {
    /// Two tries of a call that hangs, and some time around them.
    static let timeout = Duration.seconds(60)

    let function: PythonFunction

    init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, source: IngestBucket, output: PrivateBucket,
        ladder: [Rendition], placement: MediaConvertPlacement
    ) {
        let scope = Node(scope, id)
        let queue = placement.queueARN(scope)
        let role = CfnRole(
            scope, "MediaConvertRole",
            assumeRolePolicyDocument: policyDocument([
                // Only this account's jobs on this queue.
                .trust(
                    service: "mediaconvert.amazonaws.com",
                    when: [
                        "StringEquals": ["aws:SourceAccount": AnyValue(scope.account)], "ArnLike": ["aws:SourceArn": AnyValue(queue)],
                    ])
            ]),
            policies: [
                .init(
                    policyDocument: policyDocument([
                        .allow(["s3:GetObject"], on: [source.storage.objects(source.uploadPrefix)]),
                        .allow(["s3:PutObject"], on: [output.objects("assets/")]),
                    ]), policyName: Value(environmentSuffix.name("mediaconvert-policy")))
            ], roleName: Value(environmentSuffix.name("mediaconvert-role")))
        role.applyRemovalPolicy(.destroy)

        function = PythonFunction(
            scope, "Function", name: "transcode", environmentSuffix: environmentSuffix, handler: "transcode",
            files: [
                "transcode.py": PackageResources.transcode_py,
                "job_settings.json": JobSettings(ladder: ladder).json.utf8(indent: 2),
            ],
            environment: [
                "DELIVERY_BUCKET": output.name, "MEDIACONVERT_QUEUE_ARN": queue,
                "MEDIACONVERT_REGION": Value(placement.region.rawValue), "MEDIACONVERT_ROLE_ARN": role.attrArn,
            ], timeout: Self.timeout)
        function.allow(.allow(["mediaconvert:CreateJob"], on: [queue]))
        // A job's id is known only when it exists.
        function.allow(.allow(["mediaconvert:CancelJob", "mediaconvert:GetJob", "mediaconvert:TagResource"], on: [placement.jobsARN(scope)]))
        function.allow(
            .allow(
                ["iam:PassRole"], on: [role.attrArn],
                when: ["StringEquals": ["iam:PassedToService": "mediaconvert.amazonaws.com"]]))
        super.init(scope)
    }
}
