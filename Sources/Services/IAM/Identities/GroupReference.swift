import CDK

/// A group of users, made here or imported.
public protocol GroupReference: Identity {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// Adds a policy that stands for itself. `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
}

extension GroupReference {
    public var principalARN: ARN { arn }
}
