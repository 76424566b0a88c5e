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
        var documents: [String: [JSON]] = [:]
        func add(_ policy: JSON?, to owner: String) {
            guard let policy, owners[index.type(of: owner)?.name ?? ""] != nil else { return }
            documents[owner, default: []].append(policy)
        }
        let areOfIAM = index.allTypes.map { $0.name.hasPrefix("AWS::IAM::") }
        for (type, (name, resource)) in zip(index.types, index.resources) {
            guard let type, areOfIAM[type.number], resource["Condition"] == nil, let properties = resource["Properties"] else { continue }
            if owners[type.name] != nil {
                // That it is no list, the schema says.
                for policy in properties["Policies"]?.array ?? [] { add(policy["PolicyDocument"], to: name) }
            }
            for property in policies[type.name] ?? [] {
                guard let named = properties[property] else { continue }
                for target in named.array ?? [named] {
                    if let owner = target["Ref"]?.string { add(properties["PolicyDocument"], to: owner) }
                }
            }
        }
        // That a policy is too large by itself is said where it stands.
        let several = documents.filter { $0.value.count > 1 }
        return several.isEmpty
            ? []
            : index.resources.keys.compactMap { name in
                guard let documents = several[name], let limit = owners[index.type(of: name)?.name ?? ""],
                    let mistake = limit.mistake(documents.reduce(0) { $0 + PolicyLimit.leastSize(of: $1) }, in: "Policies")
                else { return nil }
                return (name, mistake)
            }
    }
}
