import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKKMS
import CDKSNS
import CDKStepFunctions

/// Turns each upload into renditions for adaptive streaming, thumbnails and a preview.
///
/// An upload starts a Step Functions execution, which claims the asset in a table, looks into the source, lets MediaConvert make what the
/// source can fill, looks whether all of it was written, and says how it ended: in the table, and to a topic. Whatever can fail has an
/// alarm; what could not start waits in a dead-letter queue.
public final class TranscodePipeline: Construct, NamedConstruct {
    /// The bucket into which renditions are written, each asset in `assets/<id>/`.
    public let output: PrivateBucket
    /// Every asset and job, with its status.
    public let table: Table
    /// Where the end of every execution is told.
    public let notifications: Topic
    /// Where alarms tell of failures.
    public let alarms: Topic
    public let stateMachine: StateMachine
    let names: ResourceNames
    private let dashboard: PipelineDashboard

    /// - Parameters:
    ///   - environmentSuffix: The end of all names.
    ///   - name: Begins the names of a second pipeline in a stack.
    ///   - source: Where uploads come from.
    ///   - ladder: The renditions, best first. A source gets those that need no enlarging.
    ///   - thumbnails: Pictures at regular times; nil makes none.
    ///   - preview: A short piece in one file; nil makes none.
    ///   - hasTrickPlay: Whether players get small pictures to show while seeking.
    ///   - automatedABR: Lets MediaConvert choose the renditions in place of the ladder.
    ///   - outputKey: Encrypts renditions in place of S3's own keys. CloudFront then needs an origin access control.
    ///   - mediaConvert: Where MediaConvert runs the jobs.
    ///   - alarmEmail: Who is told of alarms; has to confirm the subscription.
    ///   - longestJob: When a job is given up, at most 12 hours.
    ///   - timeToReady: How long 95 of 100 assets may take from the upload to being watched before an alarm says so.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, name: String? = nil, source: IngestBucket,
        ladder: Ladder = .standard, thumbnails: Thumbnails? = Thumbnails(), preview: Preview? = Preview(), hasTrickPlay: Bool = true,
        automatedABR: AutomatedABR? = nil, outputKey: (any KeyReference)? = nil, mediaConvert: MediaConvertPlacement = .automatic,
        alarmEmail: String? = nil, longestJob: Duration = .hours(12), timeToReady: Duration = .hours(2), file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        names = ResourceNames(name, environmentSuffix, at: scope)
        let definition = JobDefinition(
            ladder: ladder, thumbnails: thumbnails, preview: preview, automatedABR: automatedABR, hasTrickPlay: hasTrickPlay)
        scope.report(definition.mistakes)
        Self.reportMistakes(longestJob: longestJob, timeToReady: timeToReady, at: scope)
        let alarmEmail = Self.checked(alarmEmail, at: scope)
        let placement = mediaConvert.resolved(at: scope)
        let target = MediaConvertTarget(scope, names: names, placement: placement, definition: definition)

        let output = PrivateBucket(
            scope, "Output", name: names.bucket("delivery-bucket", account: scope.account), environmentSuffix: environmentSuffix,
            encryptionKey: outputKey,
            // Answers the questions that browsers ask before some requests; the headers themselves are the distribution's.
            corsRules: [.init(allowedMethods: ["GET", "HEAD"], allowedOrigins: ["*"], allowedHeaders: ["*"], maxAge: 86_400)],
            accessLogs: names("delivery-bucket"), objects: [NotFoundPage.object])
        let table = AssetTable.table(scope, names: names)
        let key = PlatformKey(scope, "Key", names: names, admitting: ["cloudwatch.amazonaws.com"])
        let notifications = PlatformTopic(scope, "Notifications", type: "transcode-topic", names: names, key: key)
        let alarmTopic = PlatformTopic(
            scope, "AlarmTopic", type: "alarm-topic", names: names, key: key, publishers: ["cloudwatch.amazonaws.com"])

        let role = MediaConvertRole(scope, "MediaConvertRole", names: names, source: source, output: output, target: target).role
        let functions = TranscodeFunctions(
            scope, "Functions", names: names, source: source, output: output, definition: definition, placement: placement,
            target: target, role: role, table: table, longestJob: longestJob)
        let workflow = TranscodeWorkflow(
            scope, "Workflow", names: names, uploadPrefix: source.uploadPrefix, functions: functions, table: table,
            notifications: notifications, key: key, placement: placement, target: target, mediaConvertRole: role, longestJob: longestJob)
        // Whatever can still write to a bucket is deleted before the bucket is emptied.
        for bucket in [source.storage, output] {
            for writer in [workflow.stateMachine.node, role.node] { writer.addDependency(bucket.contents) }
        }
        let trigger = ExecutionTrigger(
            scope, "Trigger", name: "ingest", names: names, pattern: source.uploadEvents, stateMachineARN: workflow.stateMachine.arn)
        let stopped = StoppedExecutions(
            scope, "Stopped", names: names, workflow: workflow, run: functions.run, table: table, notifications: notifications, key: key)

        var tableOperations = ["PutItem", "UpdateItem"]
        var watchedFunctions = functions.all + source.functions
        var asynchronous: [HandlerFunction] = []
        var rules = [(name: "ingest-rule", rule: trigger.rule), (name: "stopped-rule", rule: stopped.trigger.rule)]
        var deadLetters = [(name: "ingest-dlq", queue: trigger.deadLetters), (name: "stopped-dlq", queue: stopped.trigger.deadLetters)]
        switch placement {
        case .remote: break
        case .inRegion:
            let resources = MediaConvertResources(scope, "MediaConvert", definition: definition, target: target)
            workflow.stateMachine.node.addDependency(resources)
        case .companion(let region):
            let events = JobEvents(
                scope, "JobEvents", names: names, table: table, stateMachineARN: workflow.stateMachineARN, run: functions.run)
            _ = CompanionStack(
                scope, names: names, region: region, definition: definition, target: target,
                busARN: JobEvents.busARN(scope, names: names), alarmEmail: alarmEmail)
            watchedFunctions.append(events.resume)
            asynchronous.append(events.resume)
            tableOperations.append("GetItem")
            rules.append((name: "job-rule", rule: events.rule))
            deadLetters.append((name: "job-rule-dlq", queue: events.deadLetters))
        }
        if let alarmEmail { deadLetters.append((name: "alarm-topic-dlq", queue: alarmTopic.subscribe(email: alarmEmail))) }

        let metrics = PipelineMetrics(
            stateMachine: workflow.stateMachine, stoppedStateMachine: stopped.stateMachine, functions: watchedFunctions, rules: rules,
            deadLetters: deadLetters, topics: [notifications, alarmTopic], asynchronous: asynchronous, table: table,
            tableOperations: tableOperations, pipeline: names("transcode"))
        let alarms = PipelineAlarms(
            scope, "Alarms", names: names, metrics: metrics, topic: alarmTopic, timeToReady: timeToReady)
        dashboard = PipelineDashboard(
            scope, "Dashboard", names: names, metrics: metrics, alarms: alarms.alarms, queueARN: target.queueARN,
            mediaConvertRegion: placement.otherRegion)

        self.output = output
        self.table = table
        self.notifications = notifications.topic
        self.alarms = alarmTopic.topic
        stateMachine = workflow.stateMachine
        super.init(scope)
        reportSharedNames()
    }

    /// Shows on the pipeline's dashboard what CloudFront says of a distribution.
    public func watch(_ distribution: Distribution) { dashboard.add(distribution) }

    /// A turn of waiting and asking is about nine events of an execution's history, which has 25,000.
    private static let mostHours = 12

    private static func reportMistakes(longestJob: Duration, timeToReady: Duration, at scope: Node) {
        if longestJob.seconds < 1 || longestJob.seconds > Duration.hours(mostHours).seconds {
            scope.report(
                "Jobs cannot be given up after \(longestJob)", action: "use a time from .seconds(1) to .hours(\(mostHours))")
        }
        if timeToReady.seconds < 1 {
            scope.report("No asset is ready after \(timeToReady)", action: "use the time after which an alarm should tell")
        }
    }

    /// The address, if SNS could take it for one: whose it is, the mail itself shows.
    private static func checked(_ address: String?, at scope: Node) -> String? {
        guard let address else { return nil }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !address.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            return address
        }
        scope.report("'\(address)' is not one address of mail", action: "use one such as operations@example.com")
        return nil
    }
}
