import CDK
import CDKEvents
import CDKIAM
import CDKSNS

extension RuleTarget {
    /// Publishes a message to a topic.
    ///
    /// - Parameters:
    ///   - topic: The topic.
    ///   - input: The message; the whole event if not given.
    ///   - role: The role with which EventBridge publishes it. If not given, the topic's policy lets EventBridge do so.
    ///   - usesRole: Whether a role is made for the rule if none is given.
    ///   - delivery: The delivery of events that the target does not take.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The target.
    public static func topic(
        _ topic: any TopicReference, input: RuleTargetInput? = nil, role: (any RoleReference)? = nil, usesRole: Bool = false,
        delivery: TargetDelivery = TargetDelivery(), file: String = #fileID, line: Int = #line
    ) -> RuleTarget {
        RuleTarget(file: file, line: line) { rule in
            let role = role ?? (usesRole ? eventsRole(of: rule) : nil)
            topic.grantPublish(to: role ?? Principal.service("events.amazonaws.com", region: nil) as any Grantable)
            return Binding(arn: topic.arn, role: role, input: input, delivery: delivery, resource: topic)
        }
    }
}
