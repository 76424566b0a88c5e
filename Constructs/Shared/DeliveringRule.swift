import CDK
import CDKEvents
import CDKIAM
import CDKSQS

/// A rule that hands events to one target, by a role of its own.
///
/// What cannot be delivered waits in a dead-letter queue.
struct DeliveringRule {
    struct Target {
        let id: String
        let arn: ARN
        /// What hands an event over.
        let action: String
        var retryPolicy: Events.CfnRule.RetryPolicyProperty?
    }

    let rule: Events.CfnRule
    let deadLetters: Queue

    /// - Parameters:
    ///   - scope: The construct that it is part of.
    ///   - names: The names of the construct's resources.
    ///   - name: What the events are, the front of the names of rule and queue.
    ///   - roleName: The front of the names of the role and its policy.
    ///   - pattern: Which events.
    ///   - target: What gets them.
    init(_ scope: Node, names: ResourceNames, name: String, roleName: String, pattern: EventPattern, target: Target) {
        deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names("\(name)-dlq"))
        let role = Role(
            scope, "Role", assumedBy: .service("events.amazonaws.com", conditions: .sourceAccount(of: scope)),
            inlinePolicies: [
                names("\(roleName)-policy"): PolicyDocument(statements: [
                    PolicyStatement(actions: .only([target.action]), resources: [target.arn])
                ])
            ], roleName: PhysicalName(names("\(roleName)-role")))
        // A generated class, and those below: the page Architecture says why.
        rule = Events.CfnRule(
            scope, "Rule", eventPattern: pattern.property, name: Value(names("\(name)-rule")), state: .enabled,
            targets: [
                .init(
                    arn: target.arn.text, id: Value(target.id), deadLetterConfig: .init(arn: deadLetters.arn.text),
                    retryPolicy: target.retryPolicy, roleArn: role.arn.text)
            ])
        DeadLetters.admit("events.amazonaws.com", from: ARN(raw: rule.attrArn.raw), to: deadLetters)
    }
}
