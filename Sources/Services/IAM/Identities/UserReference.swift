import CDK

/// A user, made here or imported.
public protocol UserReference: Identity {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// Adds a policy that stands for itself. `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
    /// Makes the user a member of a group.
    func join(_ group: any GroupReference)
}

extension UserReference {
    public var principalARN: ARN { arn }
}
