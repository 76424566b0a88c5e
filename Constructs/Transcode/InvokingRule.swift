import CDK
import CDKEvents
import CDKEventsTargets
import CDKLambda

/// A rule that invokes a function of ours with events.
///
/// What cannot be delivered, and what the function cannot work on, waits in one dead-letter queue.
enum InvokingRule {
    /// Makes the rule and its queue, and enters them and the function among what is watched.
    ///
    /// - Parameters:
    ///   - scope: The construct that it is part of.
    ///   - shared: What the parts of the pipeline share.
    ///   - name: The front of the rule's name.
    ///   - deadLettersName: The front of the queue's name.
    ///   - bus: Where the events come from; the region's own bus if nil.
    ///   - pattern: Which events.
    ///   - function: What is invoked.
    static func make(
        _ scope: Node, _ shared: SharedParts, name: String, deadLettersName: String, bus: EventBus? = nil, pattern: EventPattern,
        function: HandlerFunction
    ) {
        let deadLetters = DeadLetters.queue(scope, "DeadLetters", name: shared.names(deadLettersName))
        function.allow(["sqs:SendMessage"], on: [deadLetters.arn])
        EventInvokeConfig(
            scope, "InvokeConfig", of: function.function,
            AsyncInvoke(onFailure: Destination { _, _ in deadLetters.arn }, retryAttempts: 2)
        ).keepFormerID()
        let target = RuleTarget.function(function.function, delivery: TargetDelivery(deadLetterQueue: deadLetters))
        let rule = Rule(
            scope, "Rule", pattern: pattern, bus: bus, ruleName: PhysicalName(shared.names(name)),
            targets: [target.withID(function.node.id)])
        rule.keepFormerID()
        shared.watchlist.add(function, isAsynchronous: true)
        shared.watchlist.add(rule, named: name, hasDeadLetters: true)
        shared.watchlist.add(deadLetters, named: deadLettersName)
    }
}
