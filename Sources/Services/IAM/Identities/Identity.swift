import CDK

/// A construct that has permissions of its own: a role, a user, a group, or a policy in their place.
public protocol Identity: AnyObject, Scope, Grantable {
    /// The ARN by which policies of resources name the identity.
    var principalARN: ARN { get }
    /// The account that the identity is in, as far as it is known.
    var principalAccount: Value<String>? { get }
    /// Gives the identity a permission.
    @discardableResult
    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition
}

extension Identity {
    /// The account that the identity is in: that of its stack, if nothing else is said.
    public var principalAccount: Value<String>? { node.account }

    /// True if this app makes the identity, instead of importing it.
    public var isOwned: Bool { node.defaultChild is CfnResource }
}

/// An identity that is the same as any other of its ARN, because it was made elsewhere.
protocol NamedIdentity: Identity {
    var arn: ARN { get }
}
