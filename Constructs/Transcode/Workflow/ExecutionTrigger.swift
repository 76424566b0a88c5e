import CDK
import CDKEvents

/// Starts an execution of a state machine for each event; what cannot be started waits in a dead-letter queue.
final class ExecutionTrigger: Construct {
    /// EventBridge tries so long, and so often: as much as it takes.
    private static let eventAge = Duration.days(1)
    private static let attempts = 185

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - name: What the events are, the front of the resources' names.
    ///   - pattern: Which events.
    ///   - stateMachineARN: The state machine.
    @discardableResult
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, name: String, pattern: EventPattern, stateMachineARN: ARN) {
        let scope = Node(scope, id)
        let delivering = DeliveringRule(
            scope, names: shared.names, name: name, roleName: "\(name)-rule", pattern: pattern,
            target: .init(
                id: "StateMachine", arn: stateMachineARN, action: "states:StartExecution",
                attempts: Self.attempts, eventAge: Self.eventAge))
        super.init(scope)
        shared.watchlist.add(delivering.rule, named: "\(name)-rule", hasDeadLetters: true)
        shared.watchlist.add(delivering.deadLetters, named: "\(name)-dlq")
    }
}
