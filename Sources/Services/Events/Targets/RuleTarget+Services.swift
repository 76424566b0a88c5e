import CDK
import CDKIAM
import CDKLogs
import CDKSQS
import CDKStepFunctions

extension RuleTarget {
    /// Sends a message to a queue.
    ///
    /// - Parameters:
    ///   - input: The message; the whole event if not given.
    ///   - messageGroup: The group of messages that are received in their order, for queues that are FIFO.
    public static func queue(
        _ queue: any QueueReference, input: RuleTargetInput? = nil, messageGroup: Value<String>? = nil,
        delivery: TargetDelivery = TargetDelivery()
    ) -> RuleTarget {
        RuleTarget { rule in
            // A key's policy knows nothing of the rule; the account has to do then.
            let conditions: Conditions =
                queue.encryptionKey == nil
                ? ["ArnEquals": ["aws:SourceArn": AnyValue(rule.arn)]]
                : ["StringEquals": ["aws:SourceAccount": AnyValue(rule.node.account)]]
            queue.grantSend(to: Principal.service("events.amazonaws.com", conditions: conditions))
            delivery.permit(rule)
            return Binding(
                arn: queue.arn, input: input, delivery: delivery,
                sqsParameters: messageGroup.map { Events.CfnRule.SqsParametersProperty(messageGroupId: $0) }, resource: queue)
        }
    }

    /// Starts an execution of a state machine.
    ///
    /// - Parameters:
    ///   - input: Of the execution; the whole event if not given.
    ///   - role: With which EventBridge starts it; one is made for the state machine if not given.
    public static func stateMachine(
        _ stateMachine: any StateMachineReference, input: RuleTargetInput? = nil, role: (any RoleReference)? = nil,
        delivery: TargetDelivery = TargetDelivery()
    ) -> RuleTarget {
        let role = role ?? eventsRole(of: stateMachine)
        stateMachine.grantStartExecution(to: role)
        return RuleTarget { rule in
            delivery.permit(rule)
            return Binding(arn: stateMachine.arn, role: role, input: input, delivery: delivery, resource: stateMachine)
        }
    }

    /// Writes to a log group.
    ///
    /// CloudWatch Logs permits it by a policy of its own (`AWS::Logs::ResourcePolicy`), of which an account can have ten in a region.
    ///
    /// - Parameter input: An object with the members `timestamp` and `message`, both of the event; the whole event if not given.
    public static func logGroup(
        _ logGroup: any LogGroupReference, input: RuleTargetInput? = nil, delivery: TargetDelivery = TargetDelivery()
    ) -> RuleTarget {
        RuleTarget { rule in
            reportLogInput(input, at: rule.node)
            logGroup.grantWrite(to: .service("events.amazonaws.com"))
            return Binding(
                arn: ARN(in: logGroup, service: "logs", resource: "log-group", resourceName: logGroup.name, format: .colon), input: input,
                delivery: delivery, resource: logGroup)
        }
    }

    /// Puts the events on another bus, which may be in another account or region.
    ///
    /// - Parameters:
    ///   - role: With which EventBridge puts them there; one is made for the rule if not given.
    ///   - deadLetterQueue: Gets what could not be delivered. It must be in the account and region of the rule.
    public static func eventBus(
        _ bus: any EventBusReference, role: (any RoleReference)? = nil, deadLetterQueue: (any QueueReference)? = nil
    ) -> RuleTarget {
        RuleTarget { rule in
            let role = role ?? eventsRole(of: rule)
            role.addToPolicy(PolicyStatement(actions: ["events:PutEvents"], resources: [bus.arn]))
            let delivery = TargetDelivery(deadLetterQueue: deadLetterQueue)
            delivery.permit(rule)
            return Binding(arn: bus.arn, role: role, delivery: delivery)
        }
    }

    /// The role with which EventBridge reaches a target, or acts for a rule: one for all of them.
    static func eventsRole(of owner: any Scope) -> any RoleReference {
        let id = "EventsRole"
        if let role = owner.node.child(id)?.construct as? Role { return role }
        let location = owner.node.location
        return Role(
            owner, id, assumedBy: .service("events.amazonaws.com"), roleName: .generatedIfNeeded, file: location.file, line: location.line)
    }

    private static func reportLogInput(_ input: RuleTargetInput?, at rule: Node) {
        guard let input else { return }
        switch input {
        case .object(.object(let members)) where Set(members.keys) == ["timestamp", "message"]: break
        case .path:
            rule.report(
                "CloudWatchLogGroup targets does not support input or inputPath", action: "use .object with timestamp and message")
        default:
            rule.report(
                "CloudWatchLogGroup targets only support input templates in the format {timestamp: <timestamp>, message: <message>}",
                action: "use .object with the members timestamp and message")
        }
    }
}
