import CDK

/// The delivery of an event that a target does not take at once.
///
/// The module `CDKEventsTargets` adds an initializer with a dead-letter queue.
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html)
public struct TargetDelivery {
    /// The queue of events that could not be delivered.
    package struct DeadLetters {
        let queue: ARN
        /// Lets a rule put events there.
        let permit: (any RuleReference) -> Void

        package init(queue: ARN, permit: @escaping (any RuleReference) -> Void) {
            self.queue = queue
            self.permit = permit
        }
    }

    let retryAttempts: Int?
    let maximumEventAge: Duration?
    let deadLetters: DeadLetters?

    /// - Parameters:
    ///   - retryAttempts: 0 to 185; 185 if not given.
    ///   - maximumEventAge: 1 minute to 24 hours; 24 hours if not given.
    public init(retryAttempts: Int? = nil, maximumEventAge: Duration? = nil) {
        self.init(retryAttempts: retryAttempts, maximumEventAge: maximumEventAge, deadLetters: nil)
    }

    package init(retryAttempts: Int?, maximumEventAge: Duration?, deadLetters: DeadLetters?) {
        self.retryAttempts = retryAttempts
        self.maximumEventAge = maximumEventAge
        self.deadLetters = deadLetters
    }

    func retryPolicy(at rule: Node) -> Events.CfnRule.RetryPolicyProperty? {
        guard retryAttempts != nil || maximumEventAge != nil else { return nil }
        return Events.CfnRule.RetryPolicyProperty(
            maximumEventAgeInSeconds: Value(maximumEventAge?.whole(.seconds, for: rule)), maximumRetryAttempts: Value(retryAttempts))
    }

    /// Lets the rule put events into the dead-letter queue.
    package func permit(_ rule: any RuleReference) { deadLetters?.permit(rule) }
}
