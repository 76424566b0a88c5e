import CDK
import CDKCloudWatch

/// An alarm for each way in which a pipeline can fail, and three that sum them up.
///
/// Those say that it does not work, that it is late, that it loses something. All are told to one topic.
final class PipelineAlarms: Construct {
    /// The three of the whole first.
    let alarms: [any AlarmReference]

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
        watched += list.assets(timeToReady: timeToReady)
        let parts = watched.map { ($0.section.effect, $0.alarm(scope, names: shared.names, topic: shared.alarms, runbook: shared.runbook)) }
        let wholes = Runbook.Effect.allCases.map { effect in
            let whole = CompositeAlarm(
                scope, effect.name, rule: .anyOf(parts.filter { $0.0 == effect }.map { .alarm($0.1) }),
                alarmName: PhysicalName(shared.names("\(effect.name)-alarm")),
                description: shared.runbook.description(effect.meaning, effect.section))
            for state in [AlarmState.alarm, .ok] { whole.addAction(shared.alarms.topic, when: state) }
            return whole
        }
        alarms = wholes + parts.map(\.1)
        super.init(scope)
    }
}
