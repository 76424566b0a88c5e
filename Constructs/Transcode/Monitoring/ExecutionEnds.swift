import CDK
import CDKEvents
import CDKStepFunctions

/// Counts how the executions of a pipeline end that do not succeed, by what they fail through: the platform or the file.
///
/// A function is told by Step Functions' own event of the end, so that it counts whatever the execution could still do itself.
final class ExecutionEnds: Construct {
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - stateMachine: Whose executions are counted.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, stateMachine: StateMachine) {
        let scope = Node(scope, id)
        let count = HandlerFunction(
            scope, "Count", name: "count-ends", names: shared.names, handler: .countEnds,
            environment: [(.pipeline, Value(shared.watchlist.pipeline))],
            timeout: .seconds(30))
        InvokingRule.make(
            scope, shared, name: "ends-rule", deadLettersName: "ends-dlq",
            pattern: .ends(of: [stateMachine], as: ["ABORTED", "FAILED", "TIMED_OUT"]), function: count)
        super.init(scope)
    }
}
