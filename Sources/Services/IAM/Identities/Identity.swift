import CDK

/// A construct that has permissions of its own: a role, a user, a group, or a policy in their place.
public protocol Identity: AnyObject, Scope, Grantable {
    /// What policies of resources call the identity.
    var principalARN: ARN { get }
    /// The account that the identity is in, as far as it is known.
    var principalAccount: Value<String>? { get }
    /// Gives the identity a permission.
    @discardableResult
    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition
}

extension Identity {
    public var grantPrincipal: Principal { Principal(self) }
    public var principalAccount: Value<String>? { node.account }

    /// Whether this app makes the identity, instead of importing it.
    public var isOwned: Bool { node.defaultChild is CfnResource }
}

/// An identity that is the same as any other of its ARN, because it was made elsewhere.
protocol NamedIdentity: Identity {
    var arn: ARN { get }
}

/// A role, made here or imported.
public protocol RoleReference: Identity {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// Adds a policy that stands for itself. `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
}

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

/// A group of users, made here or imported.
public protocol GroupReference: Identity {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// Adds a policy that stands for itself. `Policy.attach(to:)` does so too.
    func attachInlinePolicy(_ policy: Policy)
    func addManagedPolicy(_ policy: any ManagedPolicyReference)
}

extension RoleReference {
    public var principalARN: ARN { arn }
}

extension UserReference {
    public var principalARN: ARN { arn }
}

extension GroupReference {
    public var principalARN: ARN { arn }
}
