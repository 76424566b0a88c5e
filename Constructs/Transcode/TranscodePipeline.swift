import CDK
import CDKDynamoDB
import CDKSNS
import CDKStepFunctions

/// Turns each upload into renditions for adaptive streaming.
///
/// An upload starts a Step Functions execution, which claims the asset in a table, lets MediaConvert transcode it, follows the job and says
/// how it ended: in the table, and to a topic. Whatever can fail has an alarm; what could not start waits in a dead-letter queue.
public final class TranscodePipeline: Construct {
    /// The bucket into which renditions are written, each asset in `assets/<id>/`.
    public let output: PrivateBucket
    /// Every asset and job, with its status.
    public let table: CfnTable
    /// Where the end of every execution is told.
    public let notifications: CfnTopic
    public let stateMachine: CfnStateMachine

    /// - Parameters:
    ///   - environmentSuffix: The end of all names.
    ///   - source: Where uploads come from.
    ///   - ladder: The renditions, best first.
    ///   - mediaConvert: Where MediaConvert runs the jobs.
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, source: IngestBucket,
        ladder: [Rendition] = [.hd1080, .hd720, .sd480, .sd360],
        mediaConvert: MediaConvertPlacement = .remote(region: .euCentral1), file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        if ladder.isEmpty { scope.report("The ladder has no renditions", action: "name at least one, such as .hd720") }
        let output = PrivateBucket(
            scope, "Output", type: "delivery-bucket", environmentSuffix: environmentSuffix, isVersioned: false, sendsEvents: false,
            lifecycleRules: [
                .init(
                    status: .enabled, abortIncompleteMultipartUpload: .init(daysAfterInitiation: 7), id: "abort-incomplete-uploads")
            ],
            // Answers the questions that browsers ask before some requests; the headers themselves are the distribution's.
            corsRules: [
                .init(allowedMethods: ["GET", "HEAD"], allowedOrigins: ["*"], allowedHeaders: ["*"], maxAge: 86_400)
            ])
        let table = Self.table(scope, environmentSuffix)
        let key = ServiceKey(scope, "Key", environmentSuffix: environmentSuffix)
        let notifications = CfnTopic(
            scope, "Notifications", kmsMasterKeyId: key.key.attrArn, topicName: Value(environmentSuffix.name("transcode-topic")))
        notifications.applyRemovalPolicy(.destroy)
        TopicPolicies.requireTLS(notifications, in: scope, "NotificationsPolicy")

        let submit = SubmitFunction(
            scope, "Submit", environmentSuffix: environmentSuffix, source: source, output: output, ladder: ladder,
            placement: mediaConvert)
        let workflow = TranscodeWorkflow(
            scope, "Workflow", environmentSuffix: environmentSuffix, uploadPrefix: source.uploadPrefix, submit: submit.function,
            table: table, notifications: notifications, key: key)
        // Whatever can still write to a bucket is deleted before the bucket is emptied.
        for bucket in [source.storage, output] { workflow.stateMachine.addResourceDependency(bucket.emptier) }
        let trigger = UploadTrigger(
            scope, "Trigger", environmentSuffix: environmentSuffix, source: source, stateMachine: workflow.stateMachine)
        _ = PipelineAlarms(
            scope, "Alarms", environmentSuffix: environmentSuffix, key: key, workflow: workflow, submit: submit.function, table: table,
            trigger: trigger)

        self.output = output
        self.table = table
        self.notifications = notifications
        stateMachine = workflow.stateMachine
        super.init(scope)
    }

    private static func table(_ scope: Node, _ environmentSuffix: EnvironmentSuffix) -> CfnTable {
        let table = CfnTable(
            scope, "Assets",
            keySchema: [.init(attributeName: "pk", keyType: "HASH"), .init(attributeName: "sk", keyType: "RANGE")],
            attributeDefinitions: List(
                ["pk", "sk", "status", "updatedAt", "jobId"].map { .init(attributeName: Value($0), attributeType: "S") }),
            billingMode: "PAY_PER_REQUEST", deletionProtectionEnabled: false,
            globalSecondaryIndexes: [
                .init(
                    indexName: "by-status",
                    keySchema: [.init(attributeName: "status", keyType: "HASH"), .init(attributeName: "updatedAt", keyType: "RANGE")],
                    projection: .init(projectionType: "ALL")),
                .init(
                    indexName: "by-job", keySchema: [.init(attributeName: "jobId", keyType: "HASH")],
                    projection: .init(projectionType: "ALL")),
            ],
            pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true), sseSpecification: .init(sseEnabled: true),
            tableName: Value(environmentSuffix.name("assets-table")),
            timeToLiveSpecification: .init(enabled: true, attributeName: "expiresAt"))
        table.applyRemovalPolicy(.destroy)
        return table
    }
}
