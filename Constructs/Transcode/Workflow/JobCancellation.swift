import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The state that cancels the jobs that an execution leaves behind, before its failure is recorded: an asset that has failed may be taken
/// up again at once, by jobs that write the same files.
///
/// The queue tells which they are. A job that is being submitted at that very moment is not there yet: what follows the end of each failed
/// execution, ``StoppedExecutions``, looks once more when no submission of the function can be under way any longer.
///
/// Where Step Functions submits the jobs, it also tries to cancel those of a branch that is stopped, of which its guide promises only an
/// attempt (https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync), and says nothing of a job that
/// exceeds its time.
enum JobCancellation {
    /// - Parameters:
    ///   - scope: The construct that the state is part of.
    ///   - id: The state's name.
    ///   - run: The function that cancels jobs.
    ///   - execution: Whose jobs, and when it began: as text, or in milliseconds since 1970.
    ///   - next: Also follows if the jobs could not be cancelled: they end by themselves.
    /// - Returns: The state, which `next` follows already.
    static func state(
        _ scope: Node, _ id: String = "Cancel jobs", run: HandlerFunction, of execution: (name: JSONPath, start: JSONPath),
        then next: any Chainable
    ) -> LambdaInvoke {
        let state = run.call(
            scope, id,
            .fields([
                (.action, .action(.cancel)), (.assetID, .path(.data(.assetID))), (.executionName, .path(execution.name)),
                (.startedAt, .path(execution.start)),
            ]), resultPath: .discard)
        state.catch(resultPath: .discard, next: next)
        state.next(next)
        return state
    }
}
