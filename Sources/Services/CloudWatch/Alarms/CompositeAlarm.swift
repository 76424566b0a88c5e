import CDK

/// An alarm on other alarms (`AWS::CloudWatch::CompositeAlarm`).
///
///     CompositeAlarm(stack, "Playback", rule: .allOf(.alarm(errors), .not(.alarm(maintenance))))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html)
public final class CompositeAlarm: Construct, AlarmReference {
    public let arn: ARN
    public let name: Value<String>
    private let actions = AlarmActions()

    /// - Parameters:
    ///   - rule: When the alarm goes off.
    ///   - alarmName: At most 255 characters; made from the place in the tree if not given.
    ///   - actionsEnabled: Whether the alarm acts at all; it does if not given.
    ///   - suppressor: Another alarm during which this one does not act.
    ///   - actions: What the alarm does when it goes off.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, rule: AlarmRule, alarmName: PhysicalName? = nil, description: String? = nil,
        actionsEnabled: Bool? = nil, suppressor: ActionsSuppressor? = nil, actions: [any AlarmAction] = [], file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: alarmName ?? .given(.lazy { Value(Self.generatedName(scope)) }))
        let resource = CloudWatch.CfnCompositeAlarm(
            scope, "Resource", alarmRule: rule.expression, actionsEnabled: Value(actionsEnabled),
            actionsSuppressor: suppressor.map { Value($0.alarm.arn) },
            actionsSuppressorExtensionPeriod: Value(suppressor?.extensionPeriod.whole(.seconds, for: scope)),
            actionsSuppressorWaitPeriod: Value(suppressor?.waitPeriod.whole(.seconds, for: scope)),
            alarmActions: self.actions.property(.alarm), alarmDescription: Value(description), alarmName: names.property,
            insufficientDataActions: self.actions.property(.insufficientData), okActions: self.actions.property(.ok), file: file,
            line: line)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "cloudwatch", resource: "alarm", resourceName: $0, format: .colon)
        }
        name = names.name(resource.ref)
        super.init(scope)
        for problem in rule.problems.unique { node.report(problem.message, action: problem.action) }
        if ExpressionText(rule.expression).length > Self.maximumRuleLength {
            node.report(
                "Alarm Rule expression cannot be greater than 10240 characters, please reduce the conditions in the Alarm Rule",
                action: "let the rule name other composite alarms")
        }
        for action in actions { addAction(action) }
    }

    /// Lets the alarm do something when it gets into a state.
    public func addAction(_ action: any AlarmAction, when state: AlarmState = .alarm) {
        actions.add(action.bind(to: self), when: state)
    }

    private static let maximumRuleLength = 10_240

    /// At most 240 characters: the first and the last 120 of a longer id.
    private static func generatedName(_ node: Node) -> String {
        let id = Names.uniqueID(node)
        return id.utf8.count > 240 ? String(id.prefix(120) + id.suffix(120)) : id
    }
}

/// An alarm during which another one does not act.
public struct ActionsSuppressor {
    let alarm: any AlarmReference
    let extensionPeriod: Duration
    let waitPeriod: Duration

    /// - Parameters:
    ///   - extensionPeriod: How long the other alarm still waits after this one is over, in whole seconds.
    ///   - waitPeriod: How long the other alarm waits for this one to go off, in whole seconds.
    public init(_ alarm: any AlarmReference, extensionPeriod: Duration = .minutes(1), waitPeriod: Duration = .minutes(1)) {
        self.alarm = alarm
        self.extensionPeriod = extensionPeriod
        self.waitPeriod = waitPeriod
    }
}
