/// Removal policies for all resources below a scope, applied by an aspect (Semantics 17).
///
/// Stateful resources are retained unless told otherwise. An app that leaves nothing behind says so once:
///
///     RemovalPolicies.of(app).apply(.destroy)
///     RemovalPolicies.of(archive).apply(.retain, including: ["AWS::S3::Bucket"])
///
/// Of several policies for a resource the one that is applied last holds, whatever the resource says itself: the nearest scope's, and of
/// one scope's the last that was added.
public struct RemovalPolicies {
    private let scope: any Scope

    /// The removal policies of `scope` and all below it.
    public static func of(_ scope: any Scope) -> RemovalPolicies { RemovalPolicies(scope: scope) }

    /// Applies a policy.
    ///
    /// - Parameters:
    ///   - policy: What happens to each resource that leaves its stack or is replaced.
    ///   - including: Only resources of these types; of all types if empty.
    ///   - excluding: Not resources of these types.
    ///   - onlyWhereMissing: Whether resources that have a policy keep it. The first policy that is applied holds then.
    ///   - priority: When the policy is applied, relative to other aspects; with those that change the tree if not given.
    public func apply(
        _ policy: RemovalPolicy, including: [String] = [], excluding: [String] = [], onlyWhereMissing: Bool = false,
        priority: AspectPriority? = nil
    ) {
        let filter = ResourceTypeFilter(including: including, excluding: excluding)
        Aspects.of(scope).add(priority: priority ?? .mutating) { construct in
            guard let resource = construct as? CfnResource, filter.admits(resource.resourceType.name) else { return }
            if onlyWhereMissing, resource.deletionPolicy != nil || resource.updateReplacePolicy != nil { return }
            resource.applyRemovalPolicy(policy)
        }
        guard onlyWhereMissing, priority != nil else { return }
        scope.node.report(
            .warning(
                "Warning MissingRemovalPolicies with priority in \(scope.node.path)",
                "With a priority, the policy for resources that have none may come before an aspect that gives them one",
                action: "leave the priority out, or see that it is higher than that of other aspects"))
    }
}

/// The resource types that an aspect applies to.
struct ResourceTypeFilter {
    /// The names of the types that count; all if empty.
    let including: [String]
    let excluding: [String]

    func admits(_ type: String) -> Bool {
        (including.isEmpty || including.contains(type)) && !excluding.contains(type)
    }
}
