import CDK

/// What happens after asynchronous invocations.
public struct AsyncInvoke {
    /// Gets the results of those that succeeded.
    public var onSuccess: Destination?
    /// Gets the events of those that failed.
    public var onFailure: Destination?
    /// How long an event may wait: 1 minute to 6 hours; 6 hours if not given.
    public var maximumEventAge: Duration?
    /// How often Lambda tries again: 0 to 2 times; twice if not given.
    public var retryAttempts: Int?

    public init(
        onSuccess: Destination? = nil, onFailure: Destination? = nil, maximumEventAge: Duration? = nil, retryAttempts: Int? = nil
    ) {
        self.onSuccess = onSuccess
        self.onFailure = onFailure
        self.maximumEventAge = maximumEventAge
        self.retryAttempts = retryAttempts
    }
}

/// What happens after asynchronous invocations of a function (`AWS::Lambda::EventInvokeConfig`).
///
/// A function, a version and an alias each have at most one; ``FunctionReference/configureAsyncInvoke(_:)`` makes it.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html)
public final class EventInvokeConfig: Construct {
    static let standardID = "EventInvokeConfig"

    /// - Parameter function: Or a version or an alias of one.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, _ options: AsyncInvoke, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let qualified = function as? any QualifiedFunctionReference
        let unqualified = qualified?.function ?? function
        let onFailure = options.onFailure?.attach(scope, unqualified)
        let onSuccess = options.onSuccess?.attach(scope, unqualified)
        Lambda.CfnEventInvokeConfig(
            scope, "Resource", functionName: unqualified.name, qualifier: qualified?.qualifier ?? "$LATEST",
            destinationConfig: onFailure == nil && onSuccess == nil
                ? nil
                : .init(
                    onFailure: onFailure.map { .init(destination: Value($0)) }, onSuccess: onSuccess.map { .init(destination: Value($0)) }),
            maximumEventAgeInSeconds: Value(options.maximumEventAge?.whole(.seconds, for: scope)),
            maximumRetryAttempts: Value(options.retryAttempts), file: file, line: line)
        super.init(scope)
        if let seconds = options.maximumEventAge?.seconds, !(60...21_600).contains(seconds) {
            node.report(
                "`maximumEventAge` must represent a `Duration` that is between 60 and 21600 seconds.",
                action: "set it between .minutes(1) and .hours(6)")
        }
        if let attempts = options.retryAttempts, !(0...2).contains(attempts) {
            node.report("`retryAttempts` must be between 0 and 2.", action: "correct retryAttempts")
        }
    }
}
