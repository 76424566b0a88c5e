import CDKEvents
import CDKIAM
import CDKSQS

extension RuleTarget {
    /// Puts the events on another bus, which may be in another account or region.
    ///
    /// - Parameters:
    ///   - bus: The event bus.
    ///   - role: The role with which EventBridge puts them there; one is made for the rule if not given.
    ///   - deadLetterQueue: The queue of events that could not be delivered. It must be in the account and region of the rule.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func eventBus(
        _ bus: any EventBusReference, role: (any RoleReference)? = nil, deadLetterQueue: (any QueueReference)? = nil,
        file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        RuleTarget(file: file, line: line) { rule in
            let role = role ?? eventsRole(of: rule)
            role.addToPolicy(PolicyStatement(actions: ["events:PutEvents"], resources: [bus.arn]))
            let delivery = TargetDelivery(deadLetterQueue: deadLetterQueue)
            return Binding(arn: bus.arn, role: role, delivery: delivery)
        }
    }
}
