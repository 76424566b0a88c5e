import CDK

/// A user, made here or imported.
public protocol UserReference: Identity, NamedByARN {
    /// The ARN of the user.
    var arn: ARN { get }
    /// The name of the user.
    var name: Value<String> { get }
    /// Adds an inline policy to the user.
    ///
    /// `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    /// Adds a managed policy to the user.
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
    /// Makes the user a member of a group.
    func join(_ group: any GroupReference)
}

extension UserReference {
    /// The ARN by which policies of resources name the user: its own.
    public var principalARN: ARN { arn }
}
