import CDK

/// The treatment of asynchronous invocations, when they have ended.
public struct AsyncInvoke {
    /// The destination of results of invocations that succeeded.
    public var onSuccess: Destination?
    /// The destination of events of invocations that failed.
    public var onFailure: Destination?
    /// The time that an event may wait: 1 minute to 6 hours; 6 hours if not given.
    public var maximumEventAge: Duration?
    /// The number of further attempts: 0 to 2; 2 if not given.
    public var retryAttempts: Int?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - onSuccess: The destination of results of invocations that succeeded.
    ///   - onFailure: The destination of events of invocations that failed.
    ///   - maximumEventAge: The time that an event may wait: 1 minute to 6 hours; 6 hours if not given.
    ///   - retryAttempts: The number of further attempts: 0 to 2; 2 if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        onSuccess: Destination? = nil, onFailure: Destination? = nil, maximumEventAge: Duration? = nil, retryAttempts: Int? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.onSuccess = onSuccess
        self.onFailure = onFailure
        self.maximumEventAge = maximumEventAge
        self.retryAttempts = retryAttempts
        location = .ofUser(file, line)
    }
}

/// The treatment of a function's asynchronous invocations (`AWS::Lambda::EventInvokeConfig`).
///
/// A function, a version and an alias each have at most one; ``FunctionReference/configureAsyncInvoke(_:)`` makes it.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html)
public final class EventInvokeConfig: Construct {
    static let standardID = "EventInvokeConfig"

    /// Creates the configuration of a function, a version or an alias.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - function: The function, or a version or an alias of one.
    ///   - options: The treatment of asynchronous invocations.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
        if let age = options.maximumEventAge, !(Duration.minutes(1)...Duration.hours(6)).contains(age) {
            node.report(
                .error(
                    "swift-cdk:lambda/event-age", "The maximum age of events is \(age), and 1 minute to 6 hours are possible",
                    action: "set maximumEventAge between .minutes(1) and .hours(6)"))
        }
        if let attempts = options.retryAttempts, !(0...2).contains(attempts) {
            node.report(
                .error(
                    "swift-cdk:lambda/async-retry-attempts",
                    "An event is to be tried again \(attempts) times, and 0 to 2 times are possible",
                    action: "set retryAttempts to 0, 1 or 2"))
        }
    }
}
