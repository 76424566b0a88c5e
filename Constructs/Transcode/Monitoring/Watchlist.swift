import CDK
import CDKCloudWatch
import CDKDynamoDB
import CDKEvents
import CDKSQS

/// What is watched of a pipeline.
///
/// Each part enters what it has; the alarms and the dashboard are made of all of it.
final class Watchlist {
    /// The workflow's first: the fault rate counts its successes, and the dashboard begins with them.
    private(set) var executions: [WatchedExecutions] = []
    private(set) var functions: [HandlerFunction] = []
    /// The functions that hand events which they cannot work on to a dead-letter queue.
    private(set) var asynchronousFunctions: [HandlerFunction] = []
    private(set) var topics: [PlatformTopic] = []
    /// What is lost of rules' events, or comes to nothing.
    private(set) var undelivered: [Watched] = []
    private(set) var deadLetters: [(name: String, queue: Queue)] = []
    /// How tables are used.
    private(set) var tableOperations: [(table: Table, operation: TableOperation)] = []
    /// What creators and their application asked for in vain, where something is counted.
    private(set) var refusals: Metric?
    /// What parts watch that not every pipeline has.
    private(set) var others: [Watched] = []
    /// The messages by which uploads are admitted.
    private(set) var admission: Queue?
    /// The dimension of the pipeline's own metrics.
    let pipeline: String

    init(pipeline: String) { self.pipeline = pipeline }

    func add(_ executions: WatchedExecutions) { self.executions.append(executions) }

    /// - Parameters:
    ///   - function: The function.
    ///   - isAsynchronous: Whether it hands events that it cannot work on to a dead-letter queue.
    func add(_ function: HandlerFunction, isAsynchronous: Bool = false) {
        functions.append(function)
        if isAsynchronous { asynchronousFunctions.append(function) }
    }

    func add(refusals: Metric?) { self.refusals = refusals }

    func add(watched: [Watched]) { others += watched }

    func add(admission: Queue) { self.admission = admission }

    func add(_ topic: PlatformTopic) { topics.append(topic) }

    /// - Parameters:
    ///   - rule: The rule.
    ///   - name: The front of its name.
    ///   - hasDeadLetters: Whether what does not reach its target goes to a dead-letter queue.
    func add(_ rule: Rule, named name: String, hasDeadLetters: Bool) {
        undelivered.append(.failures(of: rule, named: name))
        if hasDeadLetters { undelivered.append(.lostEvents(of: rule, named: name)) }
    }

    func add(_ queue: Queue, named name: String) { deadLetters.append((name, queue)) }

    func add(_ operation: TableOperation, of table: Table) { tableOperations.append((table, operation)) }

    /// What got lost on its way.
    var losses: [any TimeSeries] {
        let all =
            undelivered + topics.flatMap(Watched.losses) + asynchronousFunctions.map(Watched.lostEvents)
        return all.map(\.series)
    }

    /// Where a service asked to come back later.
    var throttled: [any TimeSeries] {
        executions.map { $0.stateMachine.metricThrottled() }
            + tableOperations.map { $0.table.metricThrottledRequests(of: $0.operation) }
    }
}
