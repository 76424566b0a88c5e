import CDK
import CDKIAM

/// A group of schedules of EventBridge Scheduler, which are permitted, counted and deleted together (`AWS::Scheduler::ScheduleGroup`).
///
///     let reminders = ScheduleGroup(stack, "Reminders", removalPolicy: .destroy)
///     reminders.grantWriteSchedules(to: role)
///
/// The group is retained when its stack is deleted, unless a removal policy says otherwise; with a group go all of its schedules.
///
/// [Reference](https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group.html)
public final class ScheduleGroup: Construct, ScheduleGroupReference {
    /// The ARN of the group: `arn:aws:scheduler:<region>:<account>:schedule-group/<name>`.
    public let arn: ARN
    /// The name of the group.
    ///
    /// It is a text, as in the original, and no reference: a schedule that is made in the group by it needs a dependency on the group.
    public let name: Value<String>

    /// A group of schedules.
    ///
    /// A name that Scheduler does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - scheduleGroupName: The name, of at most 64 characters; made from the group's place in the app if not given.
    ///   - removalPolicy: The policy for the group when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, scheduleGroupName: PhysicalName = .chosenAtDeployment, removalPolicy: RemovalPolicy = .retain,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let name = Self.name(scheduleGroupName, at: scope)
        let names = ResourceIdentity(scope, name: .given(name))
        let resource = Scheduler.CfnScheduleGroup(scope, "Resource", name: name, file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        self.name = name
        arn = names.arn(ARN(raw: resource.attrArn.raw)) { Self.arn(of: $0, in: scope) }
        super.init(scope)
        if case .given(let given) = scheduleGroupName {
            node.report(Self.mistake(inNewName: given.literal, place: "scheduleGroupName"))
        }
    }

    /// CloudFormation makes names of groups too, but the original does not leave them to it.
    private static func name(_ name: PhysicalName, at scope: Node) -> Value<String> {
        switch name {
        case .given(let name): name
        case .chosenAtDeployment, .generatedIfNeeded:
            Value(Names.uniqueResourceName(scope, maximumLength: longestName, separator: "-"))
        }
    }

    /// The ARN of the group of a name in the scope's region and account.
    static func arn(of name: Value<String>, in scope: Node) -> ARN {
        ARN(in: scope, service: "scheduler", resource: "schedule-group", resourceName: name)
    }
}
