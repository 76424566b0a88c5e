import CDK
import CDKIAM
import CDKSQS

/// What gets the events of a rule.
///
///     Rule(stack, "Uploads", pattern: uploads, targets: [.stateMachine(transcode, input: .path("$.detail")), .topic(watchers)])
public struct RuleTarget {
    /// What a target is for one rule.
    public struct Binding {
        public var arn: ARN
        /// The role with which EventBridge reaches the target.
        public var role: (any RoleReference)?
        /// What the target gets in place of the whole event.
        public var input: RuleTargetInput?
        public var delivery: TargetDelivery
        /// Settings of targets that are queues.
        public var sqsParameters: Events.CfnRule.SqsParametersProperty?
        /// Settings of targets that are HTTP endpoints.
        public var httpParameters: Events.CfnRule.HttpParametersProperty?
        /// The construct that is reached, if it has to be in the account and region of the rule.
        public var resource: (any Scope)?

        public init(
            arn: ARN, role: (any RoleReference)? = nil, input: RuleTargetInput? = nil, delivery: TargetDelivery = TargetDelivery(),
            sqsParameters: Events.CfnRule.SqsParametersProperty? = nil, httpParameters: Events.CfnRule.HttpParametersProperty? = nil,
            resource: (any Scope)? = nil
        ) {
            self.arn = arn
            self.role = role
            self.input = input
            self.delivery = delivery
            self.sqsParameters = sqsParameters
            self.httpParameters = httpParameters
            self.resource = resource
        }
    }

    let bind: (any RuleReference) -> Binding

    /// A target of a kind that the module lacks.
    ///
    /// - Parameter bind: Called when the target is added to a rule. Lets the rule reach the target where that needs a permission.
    public init(_ bind: @escaping (any RuleReference) -> Binding) { self.bind = bind }
}

/// What happens to an event that a target does not take.
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html)
public struct TargetDelivery {
    let retryAttempts: Int?
    let maximumEventAge: Duration?
    let deadLetterQueue: (any QueueReference)?

    /// - Parameters:
    ///   - retryAttempts: 0 to 185; 185 if not given.
    ///   - maximumEventAge: 1 minute to 24 hours; 24 hours if not given.
    ///   - deadLetterQueue: Gets what could not be delivered. It must be in the account and region of the rule.
    public init(
        retryAttempts: Int? = nil, maximumEventAge: Duration? = nil, deadLetterQueue: (any QueueReference)? = nil
    ) {
        self.retryAttempts = retryAttempts
        self.maximumEventAge = maximumEventAge
        self.deadLetterQueue = deadLetterQueue
    }

    func retryPolicy(at rule: Node) -> Events.CfnRule.RetryPolicyProperty? {
        guard retryAttempts != nil || maximumEventAge != nil else { return nil }
        return Events.CfnRule.RetryPolicyProperty(
            maximumEventAgeInSeconds: Value(maximumEventAge?.whole(.seconds, for: rule)), maximumRetryAttempts: Value(retryAttempts))
    }

    /// Lets the rule put events into the dead-letter queue.
    func permit(_ rule: any RuleReference) {
        guard let queue = deadLetterQueue else { return }
        let own = rule.node.environment
        let other = Environment(of: queue, arn: queue.arn)
        if let region = own.region, let queueRegion = other.region, region != queueRegion {
            rule.node.report(
                "Cannot assign Dead Letter Queue in region \(queueRegion) to the rule \(Names.uniqueID(rule)) in region \(region). Both "
                    + "the queue and the rule must be in the same region.", action: "use a queue of \(region)")
            return
        }
        if let account = own.account, let queueAccount = other.account, account != queueAccount {
            Annotations.of(rule).addWarning(
                "@aws-cdk/aws-events-targets:manuallyAddDLQResourcePolicy",
                "Cannot add a resource policy to your dead letter queue associated with rule \(Names.uniqueID(rule)) because the queue is "
                    + "in a different account. You must add the resource policy manually to the dead letter queue in account "
                    + "\(queueAccount).")
            return
        }
        queue.addToResourcePolicy(
            PolicyStatement(
                sid: "AllowEventRule\(Names.uniqueID(rule))", actions: ["sqs:SendMessage"], resources: [queue.arn],
                principals: [.service("events.amazonaws.com", region: nil)],
                conditions: ["ArnEquals": ["aws:SourceArn": AnyValue(rule.arn)]]))
    }
}
