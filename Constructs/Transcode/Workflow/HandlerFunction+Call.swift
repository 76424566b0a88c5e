import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

extension HandlerFunction {
    /// Until when an invocation has surely ended.
    var callTime: Duration { timeout + .seconds(30) }

    /// A state that invokes the function, and does so again after errors that pass.
    ///
    /// - Parameters:
    ///   - scope: The construct that the state is part of.
    ///   - id: The state's name.
    ///   - event: What the function gets.
    ///   - resultPath: Where its answer goes.
    ///   - time: How long an answer is waited for, in place of ``callTime``.
    /// - Returns: The state.
    func call(
        _ scope: Node, _ id: String, _ event: PayloadTemplate, resultPath: JSONPath, time: Duration? = nil
    ) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, id, function: function, payload: event, response: .payloadOnly, retriesOnServiceExceptions: false,
            options: .init(resultPath: resultPath, timeout: .after(time ?? callTime)))
        for retry in Retries.ofCall { state.retry(retry) }
        return state
    }
}
