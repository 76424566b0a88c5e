import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKKMS
import CDKSNS
import CDKStepFunctions

/// Turns each upload into renditions for adaptive streaming, thumbnails and a preview.
///
/// An upload is written down in a table, and waits there until it is admitted: see <doc:Workload>. A Step Functions execution then looks
/// into the source, lets MediaConvert make what the source can fill, looks whether all of it was written, and says how it ended: in the
/// table, and to a topic. Whatever can fail has an alarm; what could not be written down waits in a dead-letter queue.
public final class TranscodePipeline: Construct, NamedConstruct {
    /// The bucket into which renditions are written, each making of an asset in `assets/<id>/<making>/`.
    public let output: PrivateBucket
    /// Every asset and job, with its status.
    public let table: Table
    /// Where the end of every execution is told.
    public let notifications: Topic
    /// Where alarms tell of failures.
    public let alarms: Topic
    /// Takes an upload that is admitted to its renditions.
    public let stateMachine: StateMachine
    /// What its parts share, for what works on its assets besides.
    let shared: SharedParts
    /// Writes uploads down, and takes assets up again.
    let intake: StateMachine
    /// Where MediaConvert runs the jobs: `inRegion`, or `remote`, `companion` or `staged` with the region behind a
    /// colon.
    public let placement: String
    private let dashboard: PipelineDashboard
    private let watchedAlarms: PipelineAlarms
    var names: ResourceNames { shared.names }

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - environmentSuffix: The end of all names.
    ///   - name: Begins the names of a second pipeline in a stack.
    ///   - source: Where uploads come from.
    ///   - ladder: The renditions, best first. A source gets those that need no enlarging.
    ///   - thumbnails: Pictures at regular times; nil makes none.
    ///   - preview: A short piece in one file; nil makes none.
    ///   - hasTrickPlay: Whether players get small pictures to show while seeking.
    ///   - automatedABR: Lets MediaConvert choose the renditions in place of the ladder.
    ///   - outputKey: Encrypts renditions in place of S3's own keys. CloudFront then needs an origin access control.
    ///   - outputStorage: Where S3 keeps renditions.
    ///   - mediaConvert: Where MediaConvert runs the jobs.
    ///   - alarmEmail: Who is told of alarms; has to confirm the subscription.
    ///   - longestJob: When a job is given up on which MediaConvert works, at most 12 hours; waiting in its queue does not count.
    ///   - filmsAtOnce: How many films are worked on at once, 10,000 at most; others wait. Each has two jobs, of which MediaConvert lets as
    ///     many run as its quota says.
    ///   - timeToReady: How long 95 of 100 assets may take from the upload to being watched, and any may wait, before an alarm says so; imports
    ///     may take longer.
    ///   - runbookURL: Where your copy of the page `Runbook` can be read, which alarms then name: `https://wiki.example.com/runbook`.
    ///   - logsAllEvents: Whether state machines log each step of each execution, and not only what fails: some 50 lines for each film.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, name: String? = nil, source: IngestBucket,
        ladder: Ladder = .standard, thumbnails: Thumbnails? = Thumbnails(), preview: Preview? = Preview(), hasTrickPlay: Bool = true,
        automatedABR: AutomatedABR? = nil, outputKey: (any KeyReference)? = nil, outputStorage: RenditionStorage = .standard,
        mediaConvert: MediaConvertPlacement = .automatic,
        alarmEmail: String? = nil, longestJob: Duration = .hours(12), filmsAtOnce: Int = 100, timeToReady: Duration = .hours(2),
        runbookURL: String? = nil, logsAllEvents: Bool = false, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceNames(name, environmentSuffix, at: scope)
        let definition = JobDefinition(
            ladder: ladder, thumbnails: thumbnails, preview: preview, automatedABR: automatedABR, hasTrickPlay: hasTrickPlay)
        scope.report(definition.mistakes)
        Self.reportMistakes(longestJob: longestJob, filmsAtOnce: filmsAtOnce, timeToReady: timeToReady, at: scope)
        let alarmEmail = Self.checked(alarmEmail, at: scope)
        let shared = SharedParts(
            scope, names: names, environmentSuffix: environmentSuffix, source: source, outputKey: outputKey,
            outputStorage: outputStorage, definition: definition,
            placement: mediaConvert.resolved(at: scope), longestJob: longestJob,
            filmsAtOnce: filmsAtOnce, logsAllEvents: logsAllEvents, runbook: Runbook(url: Self.checked(runbookURL: runbookURL, at: scope)))

        // An upload is written down and admitted; the states of its execution call functions, let jobs run, record and tell.
        let functions = TranscodeFunctions(scope, "Functions", shared)
        let staging = shared.staging.map { StagingFunctions(scope, "Staging", shared, $0) }
        for function in source.functions { shared.watchlist.add(function) }
        shared.watchlist.add(refusals: source.presignedUploads?.metricRefusedRequests())
        let intake = UploadIntake(scope, "Intake", shared)
        ExecutionTrigger(
            scope, "Trigger", shared, name: "ingest", pattern: source.uploadEvents, stateMachineARN: intake.stateMachine.arn)
        let workflow = TranscodeWorkflow(scope, "Workflow", shared, functions: functions, staging: staging, intake: intake.stateMachine)
        Admission(scope, "Admission", shared, intake: intake, workflow: workflow)
        ExecutionEnds(scope, "Ends", shared, stateMachine: workflow.stateMachine)
        StoppedExecutions(scope, "Stopped", shared, workflow: workflow, run: functions.run)
        // Whatever can still write to a bucket is deleted before the bucket is emptied.
        for bucket in [source.storage, shared.output] {
            for writer in [workflow.stateMachine.node, shared.mediaConvertRole.node] { writer.addDependency(bucket.contents) }
        }

        // What MediaConvert has of the pipeline, by the place where it runs the jobs.
        switch shared.placement {
        case .remote: break
        case .inRegion:
            workflow.stateMachine.node.addDependency(
                MediaConvertResources(scope, "MediaConvert", definition: definition, target: shared.target))
            JobEvents(scope, "JobEvents", shared, stateMachineARN: workflow.stateMachineARN, run: functions.run)
        case .companion(let region), .staged(let region):
            JobEvents(scope, "JobEvents", shared, stateMachineARN: workflow.stateMachineARN, run: functions.run)
            CompanionStack(scope, shared, region: region, environmentSuffix: environmentSuffix, alarmEmail: alarmEmail)
        }

        // What fails is told.
        if let alarmEmail { shared.watchlist.add(shared.alarms.subscribe(email: alarmEmail), named: "alarm-topic-dlq") }
        watchedAlarms = PipelineAlarms(scope, "Alarms", shared, timeToReady: timeToReady)
        dashboard = PipelineDashboard(scope, "Dashboard", shared, alarms: watchedAlarms.alarms)

        self.shared = shared
        self.intake = intake.stateMachine
        placement = shared.placement.description
        output = shared.output
        table = shared.table
        notifications = shared.notifications.topic
        alarms = shared.alarms.topic
        stateMachine = workflow.stateMachine
        super.init(scope)
        reportSharedNames()
    }

    /// Shows on the pipeline's dashboard what CloudFront says of a distribution.
    public func watch(_ distribution: Distribution) { dashboard.add(distribution) }

    /// Adds alarms and graphs of what works on its assets.
    ///
    /// - Parameters:
    ///   - watched: What alarms watch.
    ///   - scope: What it is of.
    ///   - widgets: What the dashboard draws of it.
    func watch(_ watched: [Watched], of scope: Node, widgets: [any Widget]) {
        dashboard.add([AlarmStatusWidget(watchedAlarms.add(watched, in: scope), title: "Alarms of assets", width: 24, height: 2)])
        dashboard.add(widgets)
    }

    /// No film takes more, unless something is wrong with it.
    private static let mostHours = 12

    /// All of them are looked at whenever one may be admitted.
    private static let mostFilms = 10_000

    private static func reportMistakes(longestJob: Duration, filmsAtOnce: Int, timeToReady: Duration, at scope: Node) {
        if !(1...mostFilms).contains(filmsAtOnce) {
            scope.report(
                .error(
                    "swift-cdk:media/films-at-once", "There cannot be \(filmsAtOnce) films at work at once",
                    action: "use a number from 1 to \(mostFilms)"))
        }
        if longestJob.seconds < 1 || longestJob.seconds > Duration.hours(mostHours).seconds {
            scope.report(
                .error(
                    "swift-cdk:media/longest-job", "Jobs cannot be given up after \(longestJob)",
                    action: "use a time from .seconds(1) to .hours(\(mostHours))"))
        }
        if timeToReady.seconds < 1 {
            scope.report(
                .error(
                    "swift-cdk:media/time-to-ready", "No asset is ready after \(timeToReady)",
                    action: "use the time after which an alarm should tell"))
        }
    }

    /// The address of the page, if browsers could open it and a section be added.
    private static func checked(runbookURL: String?, at scope: Node) -> String? {
        guard let runbookURL else { return nil }
        let hasHost = runbookURL.hasPrefix("https://") && runbookURL.count > "https://".count
        if hasHost, runbookURL.count <= longestURL, !runbookURL.contains(where: { $0.isWhitespace || $0 == "#" }) { return runbookURL }
        scope.report(
            .error(
                "swift-cdk:media/runbook-url", "'\(runbookURL)' is no address of a page",
                action: "use one such as https://wiki.example.com/runbook, without #, of at most \(longestURL) characters"))
        return nil
    }

    /// An alarm's description has 1,024 characters.
    private static let longestURL = 512

    /// The address, if SNS could take it for one: whose it is, the mail itself shows.
    private static func checked(_ address: String?, at scope: Node) -> String? {
        guard let address else { return nil }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !address.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            return address
        }
        scope.report(
            .error(
                "swift-cdk:media/alarm-email", "'\(address)' is not one address of mail", action: "use one such as operations@example.com"))
        return nil
    }
}
