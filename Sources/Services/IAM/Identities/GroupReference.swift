import CDK

/// A group of users, made here or imported.
public protocol GroupReference: Identity, NamedByARN {
    /// The ARN of the group.
    var arn: ARN { get }
    /// The name of the group.
    var name: Value<String> { get }
    /// Adds an inline policy to the group.
    ///
    /// `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    /// Adds a managed policy to the group.
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
}

extension GroupReference {
    /// The ARN by which policies of resources name the group: its own.
    public var principalARN: ARN { arn }
}
