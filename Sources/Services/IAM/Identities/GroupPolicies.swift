import CDK

/// The inline policies of a group, with the one for what is granted to it.
final class GroupPolicies {
    private let attached = AttachedPolicies()
    private var standard: Policy?

    /// Adds a statement to the policy for what is granted to the group.
    ///
    /// - Parameters:
    ///   - statement: The statement.
    ///   - group: The group.
    ///   - policyName: The policy's name; made from its place in the stack if not given.
    /// - Returns: The policy that has the statement.
    func add(_ statement: PolicyStatement, of group: any GroupReference, policyName: String? = nil) -> PolicyAddition {
        let location = group.node.location
        let policy =
            standard
            ?? Policy(group, "DefaultPolicy", policyName: policyName, groups: [group], file: location.file, line: location.line)
        standard = policy
        policy.add(statement)
        return .added(to: policy)
    }

    func attach(_ policy: Policy, to group: any GroupReference) {
        attached.attach(policy)
        policy.attach(to: group)
    }
}
