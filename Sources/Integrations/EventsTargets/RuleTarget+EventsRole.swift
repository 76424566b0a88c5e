import CDK
import CDKEvents
import CDKIAM

extension RuleTarget {
    /// The role with which EventBridge reaches a target, or acts for a rule: one for all of them.
    static func eventsRole(of owner: any Scope) -> any RoleReference {
        let id = "EventsRole"
        if let role = owner.node.child(id)?.construct as? Role { return role }
        let location = owner.node.location
        return Role(
            owner, id, assumedBy: .service("events.amazonaws.com"), roleName: .generatedIfNeeded, file: location.file, line: location.line)
    }
}
