import CDK
import CDKIAM

/// The receiver of a rule's events.
///
/// The module `CDKEventsTargets` makes it of queues, topics, functions and others.
///
///     Rule(stack, "Uploads", pattern: uploads, targets: [.stateMachine(transcode, input: .path("$.detail")), .topic(watchers)])
public struct RuleTarget {
    /// A target as one rule has it.
    public struct Binding {
        /// The ARN of the target.
        public var arn: ARN
        /// The role with which EventBridge reaches the target.
        public var role: (any RoleReference)?
        /// The input in place of the whole event.
        public var input: RuleTargetInput?
        /// The delivery of events that the target does not take.
        public var delivery: TargetDelivery
        /// Settings of targets that are queues.
        public var sqsParameters: Events.CfnRule.SqsParametersProperty?
        /// Settings of targets that are HTTP endpoints.
        public var httpParameters: Events.CfnRule.HttpParametersProperty?
        /// The construct that is reached, if it has to be in the account and region of the rule.
        public var resource: (any Scope)?

        /// Creates the binding of a target to a rule.
        ///
        /// - Parameters:
        ///   - arn: The ARN of the target.
        ///   - role: The role with which EventBridge reaches the target; none if not given.
        ///   - input: The input in place of the whole event.
        ///   - delivery: The delivery of events that the target does not take.
        ///   - sqsParameters: Settings of targets that are queues.
        ///   - httpParameters: Settings of targets that are HTTP endpoints.
        ///   - resource: The construct that is reached, if it has to be in the account and region of the rule.
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
    /// The target's id in the rule; `Target` and its number if nil.
    private(set) var id: String?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A target of a kind that `CDKEventsTargets` lacks.
    ///
    /// - Parameters:
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    ///   - bind: A function that is called when the target is added to a rule. It lets the rule reach the target where that needs a
    ///     permission.
    public init(file: String = #fileID, line: Int = #line, _ bind: @escaping (any RuleReference) -> Binding) {
        self.bind = bind
        location = .ofUser(file, line)
    }

    /// The target under an id of its own in the rule, in the place of `Target` and its number.
    ///
    /// A rule that is deployed keeps a target as long as its id stays.
    ///
    /// - Parameter id: 1 to 64 letters, digits and `_.-`, which no other target of the rule has.
    /// - Returns: The target.
    public func withID(_ id: String) -> RuleTarget {
        var target = self
        target.id = id
        return target
    }
}
