import CDK

/// The inline policies of a role, user or group.
final class AttachedPolicies {
    private var policies: [Policy] = []

    /// Adds a policy, unless it is there already.
    ///
    /// Two policies of one identity cannot have the same name.
    func attach(_ policy: Policy) {
        guard !policies.contains(where: { $0 === policy }) else { return }
        let name = policy.resourceName.identity
        if let other = policies.first(where: { $0.resourceName.identity == name }) {
            policy.node.report(
                .error(
                    "swift-cdk:iam/duplicate-policy-name",
                    "The role, user or group has two inline policies called '\(policy.resourceName.description)'",
                    action: "give one of the two another name", in: "policyName", other: other.node.location))
        }
        policies.append(policy)
    }
}

/// The managed policies of a role, user or group.
final class AttachedManagedPolicies {
    private(set) var policies: [any ManagedPolicyReference]

    init(_ policies: [any ManagedPolicyReference]) { self.policies = policies }

    /// Adds a policy that is not there yet.
    func attach(_ policy: any ManagedPolicyReference) {
        guard !policies.contains(where: { $0.arn.identity == policy.arn.identity }) else { return }
        policies.append(policy)
    }

    /// The property of the resource: each ARN once; left out if there are none.
    var arns: List<Value<String>> {
        .rendered { [self] rendering in
            var seen: Set<String> = []
            let unique = policies.map(\.arn).filter { arn in
                rendering.json(arn).map { seen.insert($0.text()).inserted } ?? true
            }
            return unique.isEmpty ? nil : List(unique.map { Value($0) })
        }
    }
}
