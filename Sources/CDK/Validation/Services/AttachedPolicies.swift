/// The policies of a template by the roles that they are attached to.
struct AttachedPolicies {
    static let types = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"]

    /// By the names of roles in the template.
    private var ofRoles: [String: [KnownResource]] = [:]
    /// By the names of roles in the account.
    private var ofNames: [String: [KnownResource]] = [:]
    /// Those that may be attached to any role.
    private var others: [KnownResource] = []

    init(_ policies: [KnownResource], in index: TemplateIndex) {
        for policy in policies {
            let list = policy["Roles"]
            if list.value == nil, !list.isAbsent { others.append(policy) }
            for role in policy.type == "AWS::IAM::RolePolicy" ? [policy["RoleName"]] : list.elements {
                if let target = role.reference?.name, index.resources[target] != nil {
                    ofRoles[target, default: []].append(policy)
                } else if let name = role.text {
                    ofNames[name, default: []].append(policy)
                } else {
                    others.append(policy)
                }
            }
        }
    }

    func policies(of role: KnownResource) -> [KnownResource] {
        (ofRoles[role.name] ?? []) + (role["RoleName"].text.flatMap { ofNames[$0] } ?? []) + others
    }
}
