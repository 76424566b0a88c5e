import CDK
import CDKIAM

/// Sends events to targets: those that match a pattern, or its own at certain times (`AWS::Events::Rule`).
///
///     Rule(
///         stack, "Uploads",
///         pattern: EventPattern(
///             source: ["aws.s3"], detailType: ["Object Created"], detail: ["bucket": ["name": [EventMatch(bucket.name)]]]),
///         targets: [.stateMachine(transcode, input: .path("$.detail"), delivery: TargetDelivery(deadLetterQueue: failures))])
///     Rule(stack, "Nightly", schedule: .cron(minute: "0", hour: "4"), targets: [.function(cleanUp)])
///
/// Targets have to be in the account and region of the rule; an event bus may be anywhere.
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html)
public final class Rule: Construct, RuleReference {
    public let arn: ARN
    public let name: Value<String>
    private var pattern: EventPattern
    private var targets: [Events.CfnRule.TargetProperty] = []

    /// - Parameters:
    ///   - pattern: Which events the rule is about. It can be widened later.
    ///   - schedule: When the rule sends an event of its own.
    ///   - bus: Where the events are; the account's default bus if not given. Not with a schedule.
    ///   - ruleName: 1 to 64 letters, digits and `_.-`; CloudFormation makes one if not given.
    ///   - isEnabled: Whether the rule sends anything.
    ///   - role: With which EventBridge reaches targets that have none of their own.
    ///   - targets: At most five.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, pattern: EventPattern? = nil, schedule: Schedule? = nil, bus: (any EventBusReference)? = nil,
        ruleName: PhysicalName = .chosenAtDeployment, description: String? = nil, isEnabled: Bool = true,
        role: (any RoleReference)? = nil, targets: [RuleTarget] = [], file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: ruleName)
        let resource = Events.CfnRule(
            scope, "Resource", description: Value(description), eventBusName: bus?.name, name: names.property,
            roleArn: role.map { Value($0.arn) }, scheduleExpression: Value(schedule?.expression), state: isEnabled ? .enabled : .disabled,
            file: file, line: line)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "events", resource: "rule", resourceName: $0)
        }
        name = names.name(resource.ref)
        self.pattern = pattern ?? EventPattern()
        super.init(scope)
        resource.eventPattern = .lazy { [unowned self] in self.pattern.value }
        resource.targets = .lazy { [unowned self] in self.targets.isEmpty ? nil : List(self.targets) }
        schedule?.report(at: node)
        if bus != nil, schedule != nil {
            node.report(
                "Cannot associate rule with 'eventBus' when using 'schedule'",
                action: "leave one of the two out: schedules are on the default bus")
        }
        for target in targets { addTarget(target) }
        node.addValidation { [unowned self] in
            reportMistakes(ruleName: ruleName.literal, hasSchedule: schedule != nil)
            return []
        }
    }

    /// Widens the pattern: lists of values are joined, objects member by member.
    public func addEventPattern(_ pattern: EventPattern) { self.pattern.merge(pattern) }

    /// Adds a target; at most five.
    public func addTarget(_ target: RuleTarget) {
        let id = "Target\(targets.count)"
        let binding = target.bind(self)
        let input = binding.input.map { RenderedInput($0, at: node) }
        if let resource = binding.resource { check(resource, arn: binding.arn) }
        targets.append(
            Events.CfnRule.TargetProperty(
                arn: Value(binding.arn), id: Value(id),
                deadLetterConfig: binding.delivery.deadLetterQueue.map { Events.CfnRule.DeadLetterConfigProperty(arn: Value($0.arn)) },
                httpParameters: binding.httpParameters, input: input?.text, inputPath: input?.path, inputTransformer: input?.transformer,
                retryPolicy: binding.delivery.retryPolicy(at: node), roleArn: binding.role.map { Value($0.arn) },
                sqsParameters: binding.sqsParameters))
    }

    /// Reports a target that the rule cannot reach.
    private func check(_ resource: any Scope, arn: ARN) {
        let own = node.environment
        let other = Environment(of: resource, arn: arn)
        let places = [(own.account, other.account), (own.region?.rawValue, other.region?.rawValue)]
        if places.contains(where: { ($0 == nil) != ($1 == nil) }) {
            Annotations.of(self).addWarning(
                "@aws-cdk/aws-events:ruleUnresolvedEnvironment",
                "Either the Event Rule or target has an unresolved environment. \n           If they are being used in a cross-environment "
                    + "setup you need to specify the environment for both.")
        }
        guard places.contains(where: { $0 != nil && $1 != nil && $0 != $1 }) else { return }
        node.report(
            "The target '\(resource.node.path)' is in another account or region than the rule: \(other.url) instead of \(own.url)",
            action: "send the events to an event bus there with .eventBus, and create a rule for the target there")
    }

    private func reportMistakes(ruleName: String?, hasSchedule: Bool) {
        for problem in pattern.problems { problem.report(at: node) }
        if let ruleName {
            if !(1...64).contains(ruleName.utf16.count) {
                node.report(
                    "Event rule name must be between 1 and 64 characters. Received: \(ruleName)", action: "use a shorter name, or none")
            }
            if !EventBusName.isAllowed(ruleName, besides: "._-") {
                node.report(
                    "Event rule name \(ruleName) can contain only letters, numbers, periods, hyphens, or underscores with no spaces.",
                    action: "correct the name")
            }
        }
        if pattern.value == nil, !hasSchedule {
            node.report("Either 'eventPattern' or 'schedule' must be defined", action: "give the rule a pattern or a schedule")
        }
        if targets.count > 5 {
            node.report("Event rule cannot have more than 5 targets.", action: "create a second rule with the same pattern")
        }
    }
}
