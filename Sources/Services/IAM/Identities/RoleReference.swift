import CDK

/// A role, made here or imported.
public protocol RoleReference: Identity, NamedByARN {
    /// The ARN of the role.
    var arn: ARN { get }
    /// The name of the role.
    var name: Value<String> { get }
    /// Adds an inline policy to the role.
    ///
    /// `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    /// Adds a managed policy to the role.
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
}

extension RoleReference {
    /// The ARN by which policies of resources name the role: its own.
    public var principalARN: ARN { arn }
}
