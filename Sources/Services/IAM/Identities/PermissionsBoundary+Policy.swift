import CDK

extension PermissionsBoundary {
    /// Bounds what all roles and users below a scope may do, whatever they say themselves.
    public static func apply(_ policy: any ManagedPolicyReference, to scope: any Scope) {
        Aspects.of(scope).add(priority: .mutating) { construct in
            guard let resource = bounded(construct) else { return }
            resource.addPropertyOverride("PermissionsBoundary", AnyValue(policy.arn))
        }
    }

    /// Takes the bounds of all roles and users below a scope away, those that they set themselves included.
    public static func clear(from scope: any Scope) {
        Aspects.of(scope).add(priority: .mutating) { construct in
            bounded(construct)?.addPropertyDeletionOverride("PermissionsBoundary")
        }
    }

    private static func bounded(_ construct: Construct) -> CfnResource? {
        guard let resource = construct as? CfnResource, [IAM.CfnRole.type.name, IAM.CfnUser.type.name].contains(resource.resourceType.name)
        else {
            return nil
        }
        return resource
    }
}
