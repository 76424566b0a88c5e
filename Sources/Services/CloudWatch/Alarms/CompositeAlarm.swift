import CDK

/// An alarm on other alarms (`AWS::CloudWatch::CompositeAlarm`).
///
///     CompositeAlarm(stack, "Playback", rule: .allOf(.alarm(errors), .not(.alarm(maintenance))))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html)
public final class CompositeAlarm: Construct, AlarmReference {
    /// The ARN of the alarm.
    public let arn: ARN
    /// The name of the alarm.
    public let name: Value<String>
    private let actions = AlarmActions()

    /// Creates a composite alarm.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - rule: The condition under which the alarm goes off.
    ///   - alarmName: At most 255 characters; made from the place in the tree if not given.
    ///   - description: A description for people.
    ///   - actionsEnabled: Whether the alarm acts at all; it does if not given.
    ///   - suppressor: Another alarm during which this one does not act.
    ///   - actions: The actions of the alarm when it goes off.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
        node.report(rule.mistakes.unique)
        let length = ExpressionText(rule.expression).length
        if length > Self.maximumRuleLength {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/rule-length",
                    "The rule is \(length) characters long, and at most \(Self.maximumRuleLength) are possible",
                    action: "let it name other composite alarms"))
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

    /// Creates a composite alarm.
    ///
    /// - Parameters:
    ///   - alarm: The alarm during which the other one does not act.
    ///   - extensionPeriod: The time for which the other alarm still waits after this one is over, in whole seconds.
    ///   - waitPeriod: The time for which the other alarm waits for this one to go off, in whole seconds.
    public init(_ alarm: any AlarmReference, extensionPeriod: Duration = .minutes(1), waitPeriod: Duration = .minutes(1)) {
        self.alarm = alarm
        self.extensionPeriod = extensionPeriod
        self.waitPeriod = waitPeriod
    }
}
