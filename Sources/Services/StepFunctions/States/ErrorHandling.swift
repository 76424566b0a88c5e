import CDK

/// The name of an error: of Step Functions, of a service, or of one's own functions.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html)
public struct StateError: Hashable, Sendable, ExpressibleByStringLiteral {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral value: String) { name = value }

    /// Every error. Alone in its list.
    public static let all: StateError = "States.ALL"
    public static let heartbeatTimeout: StateError = "States.HeartbeatTimeout"
    public static let timeout: StateError = "States.Timeout"
    /// Every error of a task but a timeout.
    public static let taskFailed: StateError = "States.TaskFailed"
    public static let permissions: StateError = "States.Permissions"
    public static let resultPathMatchFailure: StateError = "States.ResultPathMatchFailure"
    public static let parameterPathFailure: StateError = "States.ParameterPathFailure"
    public static let branchFailed: StateError = "States.BranchFailed"
    public static let noChoiceMatched: StateError = "States.NoChoiceMatched"
    public static let intrinsicFailure: StateError = "States.IntrinsicFailure"
    public static let dataLimitExceeded: StateError = "States.DataLimitExceeded"
    public static let exceedToleratedFailureThreshold: StateError = "States.ExceedToleratedFailureThreshold"
    public static let itemReaderFailed: StateError = "States.ItemReaderFailed"
    public static let resultWriterFailed: StateError = "States.ResultWriterFailed"
    public static let queryEvaluationError: StateError = "States.QueryEvaluationError"
}

/// How a state is tried again after errors.
///
///     Retry(on: ["Lambda.TooManyRequestsException"], interval: .seconds(5), maxAttempts: 5, backoffRate: 2, jitter: .full)
public struct Retry: Sendable {
    public enum Jitter: String, Sendable {
        /// Waits a random part of each interval.
        case full = "FULL"
        case none = "NONE"
    }

    let errors: [StateError]
    let interval: Duration?
    let maxAttempts: Int?
    let backoffRate: Double?
    let maxDelay: Duration?
    let jitter: Jitter?

    /// - Parameters:
    ///   - errors: Which errors; all if not given.
    ///   - interval: Before the first further attempt; 1 second if not given.
    ///   - maxAttempts: How many further attempts; 3 if not given, 0 for none.
    ///   - backoffRate: By what each interval is longer than the one before, at least 1; 2 if not given.
    ///   - maxDelay: The longest interval: less than 31,622,400 seconds.
    public init(
        on errors: [StateError] = [.all], interval: Duration? = nil, maxAttempts: Int? = nil, backoffRate: Double? = nil,
        maxDelay: Duration? = nil, jitter: Jitter? = nil
    ) {
        self.errors = errors
        self.interval = interval
        self.maxAttempts = maxAttempts
        self.backoffRate = backoffRate
        self.maxDelay = maxDelay
        self.jitter = jitter
    }

    func definition(of state: State) -> AnyValue {
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

/// With what a state machine goes on after errors.
struct Catch {
    let errors: [StateError]
    let resultPath: JSONPath?
    let assign: PayloadTemplate?
    let outputs: PayloadTemplate?
    let state: State

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
