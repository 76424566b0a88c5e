import CDK
import CDKEvents
import CDKLambda
import CDKSQS

/// A rule that invokes a function of ours with events.
///
/// What cannot be delivered, and what the function cannot work on, waits in one dead-letter queue.
struct InvokingRule {
    let rule: Events.CfnRule
    let deadLetters: Queue

    /// - Parameters:
    ///   - scope: The construct that it is part of.
    ///   - names: The names of the rule and of the queue.
    ///   - bus: Where the events come from; the region's own bus if nil.
    ///   - pattern: Which events.
    ///   - function: What is invoked.
    ///   - targetID: What the rule calls it.
    init(
        _ scope: Node, names: (rule: String, queue: String), bus: Events.CfnEventBus? = nil, pattern: EventPattern,
        function: HandlerFunction, targetID: String
    ) {
        deadLetters = DeadLetters.queue(scope, "DeadLetters", name: names.queue)
        function.allow(["sqs:SendMessage"], on: [deadLetters.arn])
        // A generated class, and that below: the page Architecture says why.
        Lambda.CfnEventInvokeConfig(
            scope, "InvokeConfig", functionName: function.function.name, qualifier: "$LATEST",
            destinationConfig: .init(onFailure: .init(destination: deadLetters.arn.text)), maximumRetryAttempts: 2)
        rule = Events.CfnRule(
            scope, "Rule", eventBusName: bus?.ref, eventPattern: pattern.property, name: Value(names.rule), state: .enabled,
            targets: [
                .init(arn: function.function.arn.text, id: Value(targetID), deadLetterConfig: .init(arn: deadLetters.arn.text))
            ])
        let source = ARN(raw: rule.attrArn.raw)
        function.function.addPermission("Permission", principal: .service("events.amazonaws.com"), sourceARN: source, scope: scope)
        DeadLetters.admit("events.amazonaws.com", from: source, to: deadLetters)
    }
}
