import CDK
import CDKCloudWatch

/// An alarm on each way in which a pipeline can fail, all told to one topic.
final class PipelineAlarms: Construct {
    let alarms: [Alarm]

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - timeToReady: How long 95 of 100 assets may take from the upload to being watched.
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, timeToReady: Duration) {
        let scope = Node(scope, id)
        let list = shared.watchlist
        var watched = list.executions.flatMap(\.faults) + list.functions.flatMap(Watched.faults)
        watched += list.asynchronousFunctions.map(Watched.lostEvents) + list.topics.flatMap(Watched.losses)
        watched += list.rules.flatMap { Watched.failures(of: $0.rule, named: $0.name) }
        watched += list.deadLetters.map { Watched.messages(in: $0.queue, named: $0.name) }
        watched += list.tableOperations.map { Watched.throttles(of: $0.operation, of: $0.table) }
        watched.append(Watched("missing-parts", list.missingParts, "An asset can be watched, but lacks its preview, thumbnails or tiles"))
        watched.append(
            Watched(
                "time-to-ready", list.timeToReady(.percentile(95)), "Assets take longer than promised until they can be watched",
                threshold: Double(timeToReady.seconds)))
        alarms = watched.map { $0.alarm(scope, names: shared.names, topic: shared.alarms) }
        super.init(scope)
    }
}
