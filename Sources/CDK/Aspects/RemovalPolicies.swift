/// Removal policies for all resources below a scope, applied by an aspect.
public struct RemovalPolicies {
    private let scope: any Scope

    /// The removal policies of `scope` and all below it.
    public static func of(_ scope: any Scope) -> RemovalPolicies { RemovalPolicies(scope: scope) }

    /// Applies a policy.
    ///
    /// - Parameters:
    ///   - including: Only resources of these types; of all types if empty.
    ///   - excluding: Not resources of these types.
    ///   - onlyWhereMissing: Whether resources that have a policy keep it.
    ///   - priority: When the policy is applied, relative to other aspects.
    public func apply(
        _ policy: RemovalPolicy, including: [String] = [], excluding: [String] = [], onlyWhereMissing: Bool = false,
        priority: AspectPriority = .mutating
    ) {
        let filter = ResourceTypeFilter(including: including, excluding: excluding)
        Aspects.of(scope).add(priority: priority) { construct in
            guard let resource = construct as? CfnResource, filter.admits(resource.resourceType.name) else { return }
            if onlyWhereMissing, resource.deletionPolicy != nil || resource.updateReplacePolicy != nil { return }
            resource.applyRemovalPolicy(policy)
        }
    }
}

/// Which resource types an aspect applies to.
struct ResourceTypeFilter {
    /// All types if empty.
    let including: [String]
    let excluding: [String]

    func admits(_ type: String) -> Bool {
        (including.isEmpty || including.contains(type)) && !excluding.contains(type)
    }
}
