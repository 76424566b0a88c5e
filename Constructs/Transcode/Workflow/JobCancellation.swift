import CDK
import CDKStepFunctions

/// The state that cancels the jobs that an execution leaves behind, before its failure is recorded: an asset that has failed may be taken
/// up again at once, by jobs that write the same files.
///
/// A function that submits jobs keeps a row of each. Where Step Functions submits them, it also tries to cancel those of a branch that is
/// stopped (https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync), of which its guide promises only
/// an attempt, and says nothing of a job that exceeds its time: the queue tells what is left.
enum JobCancellation {
    /// - Parameter next: Also follows if the jobs could not be cancelled: they end by themselves.
    static func state(
        _ scope: Node, run: HandlerFunction, placement: ResolvedPlacement, executionName: JSONPath, then next: any Chainable
    ) -> LambdaInvoke {
        let state = LambdaInvoke(
            scope, "Cancel jobs", function: run.function,
            payload: [
                "action": "cancel", "assetId": .path("$.assetId"), "executionName": .path(executionName),
                "jobsIn": placement == .inRegion ? "queue" : "table",
            ], response: .payloadOnly, retriesOnServiceExceptions: false, resultPath: .discard,
            timeout: .after(run.timeout + .seconds(30)))
        for retry in Retries.ofCall() { state.retry(retry) }
        state.catch(resultPath: .discard, next: next)
        state.next(next)
        return state
    }
}
