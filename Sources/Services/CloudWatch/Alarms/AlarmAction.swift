import CDK

/// The action of an alarm when its state changes: it notifies a topic, calls a function, stops a machine.
///
///     alarm.addAction(.arn(plan.attrArn))
///
/// The modules of the services have the actions: `CDKSNS` for topics, `CDKLambda` for functions.
public protocol AlarmAction {
    /// The ARN of the action for an alarm. Lets the alarm do it where that needs a permission.
    func bind(to alarm: any AlarmReference) -> ARN
}

/// An action that needs no permission.
public struct FixedAlarmAction: AlarmAction {
    private let arn: (any AlarmReference) -> ARN

    init(_ arn: @escaping (any AlarmReference) -> ARN) { self.arn = arn }

    /// The ARN of the action.
    public func bind(to alarm: any AlarmReference) -> ARN { arn(alarm) }
}

/// An action on the EC2 instance that an alarm's metric is about.
public enum InstanceAction: String, Sendable {
    /// The instance is stopped.
    case stop
    /// The instance is terminated: it cannot be started again.
    case terminate
    /// The instance is moved to other hardware.
    case recover
    /// The instance is started again.
    case reboot
}

extension AlarmAction where Self == FixedAlarmAction {
    /// The action of the resource with this ARN: an incident response plan, a scaling policy.
    public static func arn(_ arn: ARN) -> FixedAlarmAction { FixedAlarmAction { _ in arn } }

    /// Does something with the instance of the alarm's metric, which must have `InstanceId` as its only dimension.
    ///
    /// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html)
    public static func instance(_ action: InstanceAction) -> FixedAlarmAction {
        FixedAlarmAction { alarm in
            "arn:\(alarm.node.partition):automate:\(alarm.node.region):ec2:\(action.rawValue)"
        }
    }
}

/// The actions of an alarm, by the state in which they are taken.
final class AlarmActions {
    private var arns: [AlarmState: [ARN]] = [:]

    func add(_ arn: ARN, when state: AlarmState) { arns[state, default: []].append(arn) }

    /// The property of the resource; left out if there are none.
    func property(_ state: AlarmState) -> List<Value<String>> {
        .lazy { [self] in arns[state].map { List($0.map { Value($0) }) } }
    }
}
