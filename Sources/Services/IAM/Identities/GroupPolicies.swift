import CDK

/// The inline policies of a group, with the one for what is granted to it.
final class GroupPolicies {
    private let attached = AttachedPolicies()
    private var standard: Policy?

    func add(_ statement: PolicyStatement, of group: any GroupReference) -> PolicyAddition {
        let location = group.node.location
        let policy = standard ?? Policy(group, "DefaultPolicy", groups: [group], file: location.file, line: location.line)
        standard = policy
        policy.add(statement)
        return .added(to: policy)
    }

    func attach(_ policy: Policy, to group: any GroupReference) {
        attached.attach(policy)
        policy.attach(to: group)
    }
}
