import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKSQS

/// Starts an execution of a state machine for each event; what cannot be started waits in a dead-letter queue.
final class ExecutionTrigger: Construct {
    /// EventBridge tries so long, and so often: as much as it takes.
    private static let eventAge = Duration.days(1)
    private static let attempts = 185

    let rule: Events.CfnRule
    let deadLetters: Queue

    /// - Parameters:
    ///   - name: What the events are, the front of the resources' names.
    ///   - pattern: Which events.
    init(_ scope: any Scope, _ id: String, name: String, names: ResourceNames, pattern: AnyValue, stateMachineARN: ARN) {
        let scope = Node(scope, id)
        deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names("\(name)-dlq"))
        let role = Role(
            scope, "Role",
            assumedBy: .service(
                "events.amazonaws.com", conditions: ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]]),
            inlinePolicies: [
                names("\(name)-rule-policy"): PolicyDocument(statements: [
                    PolicyStatement(actions: ["states:StartExecution"], resources: [stateMachineARN])
                ])
            ], roleName: PhysicalName(names("\(name)-rule-role")))
        rule = Events.CfnRule(
            scope, "Rule", eventPattern: pattern, name: Value(names("\(name)-rule")), state: .enabled,
            targets: [
                .init(
                    arn: stateMachineARN.text, id: "StateMachine", deadLetterConfig: .init(arn: deadLetters.arn.text),
                    retryPolicy: .init(
                        maximumEventAgeInSeconds: Value(Self.eventAge.seconds), maximumRetryAttempts: Value(Self.attempts)),
                    roleArn: role.arn.text)
            ])
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
        super.init(scope)
    }
}
