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
public final class Rule: Construct, RuleReference, Circular {
    /// The ARN of the rule.
    public let arn: ARN
    /// The name of the rule.
    public let name: Value<String>
    private(set) var pattern: EventPattern
    private(set) var targets: [Events.CfnRule.TargetProperty] = []
    /// The line of the first target that is one too many.
    private(set) var surplus: SourceLocation?

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - pattern: The events that the rule is about. It can be widened later.
    ///   - schedule: The times at which the rule sends an event of its own.
    ///   - bus: The bus of the events; the account's default bus if not given. Not with a schedule.
    ///   - ruleName: 1 to 64 letters, digits and `_.-`; CloudFormation makes one if not given.
    ///   - description: A description for people.
    ///   - isEnabled: Whether the rule sends anything.
    ///   - role: The role with which EventBridge reaches targets that have none of their own.
    ///   - targets: At most five.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
        resource.eventPattern = .lazy { [self] in self.pattern.property }
        resource.targets = .lazy { [self] in self.targets.isEmpty ? nil : List(self.targets) }
        node.report(schedule?.diagnostics ?? [])
        if bus != nil, schedule != nil {
            node.report(
                .error(
                    "swift-cdk:events/schedule-on-bus",
                    "A rule with a schedule is on the account's default bus, and this one names another",
                    action: "leave bus or schedule out"))
        }
        for target in targets { addTarget(target) }
        node.addValidation { [self] in
            mistakes(ruleName: ruleName.literal, hasSchedule: schedule != nil)
        }
    }

    package func letGoOfOthers() { (pattern, targets) = (EventPattern(), []) }

    /// Widens the pattern: lists of values are joined, objects member by member.
    public func addEventPattern(_ pattern: EventPattern) { self.pattern.merge(pattern) }

    /// Adds a target; at most five.
    public func addTarget(_ target: RuleTarget) {
        if targets.count == Self.maximumTargets { surplus = target.location }
        let written = node.reporting(at: target.location) { property(of: target) }
        targets.append(written.made(at: target.location))
    }

    private func property(of target: RuleTarget) -> Events.CfnRule.TargetProperty {
        let id = target.id ?? "Target\(targets.count)"
        let binding = target.bind(self)
        binding.delivery.permit(self)
        let input = binding.input.map { RenderedInput($0, at: node) }
        if let resource = binding.resource { check(resource, arn: binding.arn) }
        return Events.CfnRule.TargetProperty(
            arn: Value(binding.arn), id: Value(id),
            deadLetterConfig: binding.delivery.deadLetters.map { Events.CfnRule.DeadLetterConfigProperty(arn: Value($0.queue)) },
            httpParameters: binding.httpParameters, input: input?.text, inputPath: input?.path, inputTransformer: input?.transformer,
            retryPolicy: binding.delivery.retryPolicy(at: node), roleArn: binding.role.map { Value($0.arn) },
            sqsParameters: binding.sqsParameters)
    }
}
