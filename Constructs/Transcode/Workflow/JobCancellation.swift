import CDK
import CDKStepFunctions
import CDKStepFunctionsTasks

/// The state that cancels the jobs that an execution leaves behind, before its failure is recorded: an asset that has failed may be taken
/// up again at once, by jobs that write the same files.
///
/// Their rows tell which they are. A job that is being submitted at that very moment may not be there yet: what follows the end of each
/// failed execution, ``StoppedExecutions``, looks once more when no submission can be under way any longer.
enum JobCancellation {
    /// - Parameters:
    ///   - scope: The construct that the state is part of.
    ///   - id: The state's name.
    ///   - run: The function that cancels jobs.
    ///   - execution: The name of the one whose jobs they are.
    ///   - next: Also follows if the jobs could not be cancelled: they end by themselves.
    /// - Returns: The state, which `next` follows already.
    static func state(
        _ scope: Node, _ id: String = "Cancel jobs", run: HandlerFunction, of execution: JSONPath,
        then next: any Chainable
    ) -> LambdaInvoke {
        let state = run.call(
            scope, id,
            .fields([
                (.action, .action(.cancel)), (.assetID, .path(.data(.assetID))), (.executionName, .path(execution)),
            ]), resultPath: .discard)
        state.catch(resultPath: .discard, next: next)
        state.next(next)
        return state
    }
}
