import CDK

/// The name of an error: of Step Functions, of a service, or of one's own functions.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html)
public struct StateError: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name of the error, such as `States.Timeout`.
    public let name: String

    /// An error by its name.
    public init(_ name: String) { self.name = name }
    /// An error by its name.
    public init(stringLiteral value: String) { name = value }

    /// Every error.
    ///
    /// Alone in its list.
    public static let all: StateError = "States.ALL"
    /// The task was silent for longer than its heartbeat.
    public static let heartbeatTimeout: StateError = "States.HeartbeatTimeout"
    /// The state took longer than its timeout.
    public static let timeout: StateError = "States.Timeout"
    /// Every error of a task but a timeout.
    public static let taskFailed: StateError = "States.TaskFailed"
    /// The state machine may not do what the task needs.
    public static let permissions: StateError = "States.Permissions"
    /// The result could not be put where the result path leads.
    public static let resultPathMatchFailure: StateError = "States.ResultPathMatchFailure"
    /// A path among the parameters leads to nothing.
    public static let parameterPathFailure: StateError = "States.ParameterPathFailure"
    /// A branch of a parallel state failed.
    public static let branchFailed: StateError = "States.BranchFailed"
    /// No rule of a choice matched, and it has no `otherwise`.
    public static let noChoiceMatched: StateError = "States.NoChoiceMatched"
    /// A function of the Amazon States Language failed.
    public static let intrinsicFailure: StateError = "States.IntrinsicFailure"
    /// Input or output is larger than 256 KiB.
    public static let dataLimitExceeded: StateError = "States.DataLimitExceeded"
    /// More iterations of a distributed map failed than are tolerated.
    public static let exceedToleratedFailureThreshold: StateError = "States.ExceedToleratedFailureThreshold"
    /// A distributed map could not read its items.
    public static let itemReaderFailed: StateError = "States.ItemReaderFailed"
    /// A distributed map could not write its results.
    public static let resultWriterFailed: StateError = "States.ResultWriterFailed"
    /// A JSONata expression failed.
    public static let queryEvaluationError: StateError = "States.QueryEvaluationError"
}

/// The way in which a state is tried again after errors.
///
///     Retry(on: ["Lambda.TooManyRequestsException"], interval: .seconds(5), maxAttempts: 5, backoffRate: 2, jitter: .full)
public struct Retry: Sendable {
    /// The treatment of intervals when many executions try again at once.
    public enum Jitter: String, Sendable {
        /// Waits a random part of each interval.
        case full = "FULL"
        /// Waits each interval to its end.
        case none = "NONE"
    }

    let errors: [StateError]
    let interval: Duration?
    let maxAttempts: Int?
    let backoffRate: Double?
    let maxDelay: Duration?
    let jitter: Jitter?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// Creates a way to try again.
    ///
    /// - Parameters:
    ///   - errors: The errors; all if not given.
    ///   - interval: The time before the first further attempt; 1 second if not given.
    ///   - maxAttempts: The number of further attempts; 3 if not given, 0 for none.
    ///   - backoffRate: The factor by which each interval is longer than the one before, at least 1; 2 if not given.
    ///   - maxDelay: The longest interval: less than 31,622,400 seconds.
    ///   - jitter: The treatment of the intervals; they are as long as computed if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        on errors: [StateError] = [.all], interval: Duration? = nil, maxAttempts: Int? = nil, backoffRate: Double? = nil,
        maxDelay: Duration? = nil, jitter: Jitter? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.errors = errors
        self.interval = interval
        self.maxAttempts = maxAttempts
        self.backoffRate = backoffRate
        self.maxDelay = maxDelay
        self.jitter = jitter
        location = .ofUser(file, line)
    }

    func definition(of state: State) -> AnyValue { state.node.reporting(at: location) { written(for: state) } }

    private func written(for state: State) -> AnyValue {
        var fields = StateFields()
        fields.add("ErrorEquals", AnyValue(errors.map { AnyValue($0.name) }))
        fields.add("IntervalSeconds", interval.map { AnyValue($0.whole(.seconds, for: state)) })
        fields.add("MaxAttempts", maxAttempts.map { AnyValue($0) })
        fields.add("BackoffRate", backoffRate.map { AnyValue($0) })
        fields.add("MaxDelaySeconds", maxDelay.map { AnyValue($0.whole(.seconds, for: state)) })
        fields.add("JitterStrategy", jitter?.rawValue)
        return fields.value
    }
}

/// The states with which a state machine goes on after errors.
struct Catch {
    let errors: [StateError]
    let resultPath: JSONPath?
    let assign: PayloadTemplate?
    let outputs: PayloadTemplate?
    let state: State
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    func definition(_ language: QueryLanguage) -> AnyValue {
        var fields = StateFields()
        if language == .jsonata { fields.add("Output", template: outputs) }
        fields.add("Assign", template: assign)
        fields.add("ErrorEquals", AnyValue(errors.map { AnyValue($0.name) }))
        fields.add("ResultPath", path: resultPath)
        fields.add("Next", state.name)
        return fields.value
    }
}
