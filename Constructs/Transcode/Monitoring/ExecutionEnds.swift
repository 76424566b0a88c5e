import CDK
import CDKEvents
import CDKLambda
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
            environment: [(.metricNamespace, Value(Watchlist.namespace)), (.pipeline, Value(shared.watchlist.pipeline))],
            timeout: .seconds(30))
        let deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names("\(Self.name)-dlq"))
        count.allow(["sqs:SendMessage"], on: [deadLetters.arn])
        // A generated class, and those below: the page Architecture says why.
        Lambda.CfnEventInvokeConfig(
            scope, "InvokeConfig", functionName: count.function.name, qualifier: "$LATEST",
            destinationConfig: .init(onFailure: .init(destination: deadLetters.arn.text)), maximumRetryAttempts: 2)
        let rule = Events.CfnRule(
            scope, "Rule",
            // https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
            eventPattern: EventPattern(
                source: ["aws.states"], detailType: ["Step Functions Execution Status Change"],
                detail: [
                    "stateMachineArn": [EventMatch(stateMachine.arn.text)], "status": ["ABORTED", "FAILED", "TIMED_OUT"],
                ]
            ).property,
            name: Value(names("\(Self.name)-rule")), state: .enabled,
            targets: [.init(arn: count.function.arn.text, id: "Count", deadLetterConfig: .init(arn: deadLetters.arn.text))])
        count.function.addPermission(
            "Permission", principal: .service("events.amazonaws.com"), sourceARN: ARN(raw: rule.attrArn.raw), scope: scope)
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
        super.init(scope)
        shared.watchlist.add(count, isAsynchronous: true)
        shared.watchlist.add(rule, named: "\(Self.name)-rule")
        shared.watchlist.add(deadLetters, named: "\(Self.name)-dlq")
    }
}
