import CDK
import CDKEvents
import CDKStepFunctions

/// Counts how the executions of a pipeline end that do not succeed, by what they fail through: the platform or the file.
///
/// A function is told by Step Functions' own event of the end, so that it counts whatever the execution could still do itself.
final class ExecutionEnds: Construct {
    private static let name = "ends"

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - stateMachine: Whose executions are counted.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, stateMachine: StateMachine) {
        let scope = Node(scope, id)
        let names = shared.names
        let count = HandlerFunction(
            scope, "Count", name: "count-ends", names: names, handler: .countEnds, importing: [.contract, .eventFields, .structuredLog],
            environment: [(.metricNamespace, Value(PlatformMetrics.namespace)), (.pipeline, Value(shared.watchlist.pipeline))],
            timeout: .seconds(30))
        let told = InvokingRule(
            scope, names: (rule: names("\(Self.name)-rule"), queue: names("\(Self.name)-dlq")),
            // https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
            pattern: EventPattern(
                source: ["aws.states"], detailType: ["Step Functions Execution Status Change"],
                detail: [
                    "stateMachineArn": [EventMatch(stateMachine.arn.text)], "status": ["ABORTED", "FAILED", "TIMED_OUT"],
                ]),
            function: count, targetID: "Count")
        super.init(scope)
        shared.watchlist.add(count, isAsynchronous: true)
        shared.watchlist.add(told.rule, named: "\(Self.name)-rule")
        shared.watchlist.add(told.deadLetters, named: "\(Self.name)-dlq")
    }
}
