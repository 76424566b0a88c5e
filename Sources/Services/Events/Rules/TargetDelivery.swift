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
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// - Parameters:
    ///   - retryAttempts: 0 to 185; 185 if not given.
    ///   - maximumEventAge: 1 minute to 24 hours; 24 hours if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(retryAttempts: Int? = nil, maximumEventAge: Duration? = nil, file: String = #fileID, line: Int = #line) {
        self.init(retryAttempts: retryAttempts, maximumEventAge: maximumEventAge, deadLetters: nil, at: .ofUser(file, line))
    }

    package init(retryAttempts: Int?, maximumEventAge: Duration?, deadLetters: DeadLetters?, at location: SourceLocation?) {
        self.retryAttempts = retryAttempts
        self.maximumEventAge = maximumEventAge
        self.deadLetters = deadLetters
        self.location = location
    }

    func retryPolicy(at rule: Node) -> Events.CfnRule.RetryPolicyProperty? {
        guard retryAttempts != nil || maximumEventAge != nil else { return nil }
        return Events.CfnRule.RetryPolicyProperty(
            maximumEventAgeInSeconds: Value(rule.reporting(at: location) { maximumEventAge?.whole(.seconds, for: rule) }),
            maximumRetryAttempts: Value(retryAttempts)
        ).made(at: location)
    }

    /// Lets the rule put events into the dead-letter queue.
    func permit(_ rule: any RuleReference) { rule.node.reporting(at: location) { deadLetters?.permit(rule) } }
}
