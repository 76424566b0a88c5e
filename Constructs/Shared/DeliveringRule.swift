import CDK
import CDKEvents
import CDKEventsTargets
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
        /// How often it is tried, and how long; EventBridge decides if nil.
        var attempts: Int?
        var eventAge: Duration?
    }

    let rule: Rule
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
        let delivery = TargetDelivery(
            retryAttempts: target.attempts, maximumEventAge: target.eventAge, deadLetterQueue: deadLetters)
        rule = Rule(
            scope, "Rule", pattern: pattern, ruleName: PhysicalName(names("\(name)-rule")),
            targets: [RuleTarget { _ in .init(arn: target.arn, role: role, delivery: delivery) }.withID(target.id)])
        rule.keepFormerID()
    }
}
