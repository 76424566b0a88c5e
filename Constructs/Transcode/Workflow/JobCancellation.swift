import CDK
import CDKStepFunctions

/// The state that cancels the jobs that an execution leaves behind, before its failure is recorded: an asset that has failed may be taken
/// up again at once, by jobs that write the same files. It knows jobs by their rows: one that is being submitted at that very moment has
/// none yet, and goes on.
///
/// Where Step Functions waits for jobs by itself there is no such state: it cancels the job of a branch that is stopped
/// (https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync).
enum JobCancellation {
    /// - Parameter next: Also follows if the jobs could not be cancelled: they end by themselves.
    static func state(
        _ scope: Node, run: HandlerFunction, executionName: JSONPath, then next: any Chainable
    ) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, "Cancel jobs", function: run.function,
            payload: ["action": "cancel", "assetId": .path("$.assetId"), "executionName": .path(executionName)], response: .payloadOnly,
            retriesOnServiceExceptions: false, resultPath: .discard, timeout: .after(run.timeout + .seconds(30)))
        for retry in Retries.ofCall() { state.retry(retry) }
        state.catch(resultPath: .discard, next: next)
        state.next(next)
        return state
    }
}
