import CloudAssembly

/// Adds up the inline policies of each role, user and group, which have one limit together.
struct InlinePolicySizes {
    private static let owners: [String: PolicyLimit] = [
        "AWS::IAM::Role": .inlineOfRole, "AWS::IAM::User": .inlineOfUser, "AWS::IAM::Group": .inlineOfGroup,
    ]
    /// Policies by themselves, and the properties that name whose they are.
    private static let policies: [String: [String]] = [
        "AWS::IAM::Policy": ["Roles", "Users", "Groups"], "AWS::IAM::RolePolicy": ["RoleName"],
        "AWS::IAM::UserPolicy": ["UserName"], "AWS::IAM::GroupPolicy": ["GroupName"],
    ]

    /// What is wrong, by the name of the role, user or group.
    static func findings(_ index: TemplateIndex) -> [(name: String, finding: Diagnostic)] {
        var sizes: [String: (whole: Int, count: Int)] = [:]
        func add(_ policy: JSON?, to owner: String) {
            guard let policy, owners[index.type(of: owner) ?? ""] != nil else { return }
            sizes[owner, default: (0, 0)].whole += PolicyLimit.leastSize(of: policy)
            sizes[owner, default: (0, 0)].count += 1
        }
        for (name, resource) in index.resources where resource["Condition"] == nil {
            guard let type = resource["Type"]?.string, let properties = resource["Properties"] else { continue }
            if owners[type] != nil {
                // That it is no list, the schema says.
                for policy in properties["Policies"]?.array ?? [] { add(policy["PolicyDocument"], to: name) }
            }
            for property in policies[type] ?? [] {
                guard let named = properties[property] else { continue }
                for target in named.array ?? [named] {
                    if let owner = target["Ref"]?.string { add(properties["PolicyDocument"], to: owner) }
                }
            }
        }
        return index.resources.keys.compactMap { name in
            // That a policy is too large by itself is said where it stands.
            guard let size = sizes[name], size.count > 1, let limit = owners[index.type(of: name) ?? ""],
                let mistake = limit.mistake(size.whole, in: "Policies")
            else { return nil }
            return (name, mistake)
        }
    }
}
