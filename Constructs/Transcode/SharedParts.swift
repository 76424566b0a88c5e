import CDK
import CDKDynamoDB
import CDKIAM
import CDKKMS
import CDKS3

/// What the parts of a pipeline share: where assets are and what is known of them, who is told, and where jobs run.
struct SharedParts {
    let names: ResourceNames
    let source: IngestBucket
    /// Where renditions are written.
    let output: PrivateBucket
    let table: Table
    /// Encrypts the topics.
    let key: PlatformKey
    let notifications: PlatformTopic
    let alarms: PlatformTopic
    let definition: JobDefinition
    let placement: ResolvedPlacement
    let target: MediaConvertTarget
    /// The buckets beside MediaConvert, where jobs read and write no others.
    let staging: Staging?
    /// With which MediaConvert reads sources and writes renditions.
    let mediaConvertRole: Role
    let longestJob: Duration
    /// How many films may be at work at once.
    let filmsAtOnce: Int
    /// Whether state machines log each step of each execution, not only what fails.
    let logsAllEvents: Bool
    /// Where it is said what to do about an alarm.
    let runbook: Runbook
    /// Where each part enters what is to be watched of it.
    let watchlist: Watchlist

    init(
        _ scope: Node, names: ResourceNames, environmentSuffix: EnvironmentSuffix, source: IngestBucket, outputKey: (any KeyReference)?,
        outputStorage: RenditionStorage, definition: JobDefinition, placement: ResolvedPlacement, longestJob: Duration, filmsAtOnce: Int,
        logsAllEvents: Bool, runbook: Runbook
    ) {
        self.names = names
        self.source = source
        self.definition = definition
        self.placement = placement
        self.longestJob = longestJob
        self.filmsAtOnce = filmsAtOnce
        self.logsAllEvents = logsAllEvents
        self.runbook = runbook
        watchlist = Watchlist(pipeline: names("transcode"))
        target = MediaConvertTarget(scope, names: names, placement: placement, definition: definition)
        staging = Staging(
            scope, placement: placement, names: names, environmentSuffix: environmentSuffix, sourceKey: source.storage.encryptionKey,
            outputKey: outputKey)
        staging?.take(from: source.storage, names: names)
        output = PrivateBucket(
            scope, "Output", name: names.bucket("delivery-bucket", account: scope.account), environmentSuffix: environmentSuffix,
            encryptionKey: outputKey,
            // S3 copies only into a bucket with versions. Of a file that came twice the former is of no use.
            isVersioned: staging != nil,
            lifecycleRules: outputStorage.rules
                + (staging == nil
                    ? []
                    : [
                        LifecycleRule(
                            id: "expire-old-versions", removesExpiredDeleteMarkers: true, noncurrentVersionExpiration: .days(1))
                    ]),
            // Answers the questions that browsers ask before some requests; the headers themselves are the distribution's.
            corsRules: [CORSRule(methods: [.get, .head], origins: ["*"], allowedHeaders: ["*"], maxAge: .days(1))],
            accessLogs: names("delivery-bucket"), objects: [NotFoundPage.object])
        table = AssetTable.table(scope, names: names)
        key = PlatformKey(scope, "Key", names: names, admitting: ["cloudwatch.amazonaws.com"])
        notifications = PlatformTopic(scope, "Notifications", type: "transcode-topic", names: names, key: key)
        alarms = PlatformTopic(
            scope, "AlarmTopic", type: "alarm-topic", names: names, key: key, publishers: ["cloudwatch.amazonaws.com"])
        mediaConvertRole =
            MediaConvertRole(scope, "MediaConvertRole", names: names, source: source, output: output, staging: staging, target: target).role
        watchlist.add(notifications)
        watchlist.add(alarms)
    }
}
