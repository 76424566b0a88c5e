import CDK
import CDKCloudWatch

/// An alarm for each way in which a pipeline can fail, and three that sum them up.
///
/// Those say that it does not work, that it is late, that it loses something. All are told to one topic.
final class PipelineAlarms: Construct {
    /// The three of the whole first, without those that were added later.
    let alarms: [any AlarmReference]
    private let shared: SharedParts
    private let parts: Parts

    /// What the three of the whole sum up; a part may come later.
    private final class Parts {
        /// `ALARM("…")` of each, by what the whole suffers from.
        var rules: [(effect: Runbook.Effect?, rule: Value<String>)] = []

        func rule(of effect: Runbook.Effect) -> Value<String> {
            let rules = rules.filter { $0.effect == effect }.map(\.rule)
            return "(\(rules.dropFirst().reduce(rules.first ?? "FALSE") { "\($0) OR \($1)" }))"
        }
    }

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - timeToReady: How long 95 of 100 assets may take from the upload to being watched.
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, timeToReady: Duration) {
        let scope = Node(scope, id)
        let (list, parts) = (shared.watchlist, Parts())
        var watched = list.executions.flatMap(\.faults) + list.functions.flatMap(Watched.faults)
        watched += list.asynchronousFunctions.map(Watched.lostEvents) + list.topics.flatMap(Watched.losses)
        watched += list.undelivered
        watched += list.deadLetters.map { Watched.messages(in: $0.queue, named: $0.name) }
        watched += list.tableOperations.map { Watched.throttles(of: $0.operation, of: $0.table) }
        watched += list.assets(timeToReady: timeToReady) + list.others
        let single = watched.map { Self.alarm(for: $0, scope, shared, parts) }
        let wholes = Runbook.Effect.allCases.map { effect in
            let whole = CompositeAlarm(
                scope, effect.name, rule: AlarmRule(.lazy { parts.rule(of: effect) }),
                alarmName: PhysicalName(shared.names("\(effect.name)-alarm")),
                description: shared.runbook.description(effect.meaning, effect.section))
            for state in [AlarmState.alarm, .ok] { whole.addAction(shared.alarms.topic, when: state) }
            return whole
        }
        alarms = wholes + single
        self.shared = shared
        self.parts = parts
        super.init(scope)
    }

    /// Adds alarms of a part that is no part of the pipeline itself.
    ///
    /// - Parameters:
    ///   - watched: What they watch.
    ///   - scope: The part.
    /// - Returns: The alarms.
    func add(_ watched: [Watched], in scope: Node) -> [any AlarmReference] {
        watched.map { Self.alarm(for: $0, scope, shared, parts) }
    }

    private static func alarm(for watched: Watched, _ scope: Node, _ shared: SharedParts, _ parts: Parts) -> any AlarmReference {
        let alarm = watched.alarm(scope, names: shared.names, topic: shared.alarms, runbook: shared.runbook)
        parts.rules.append((watched.section.effect, "ALARM(\"\(alarm.arn)\")"))
        return alarm
    }
}
