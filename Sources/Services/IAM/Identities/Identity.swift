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

    /// Lets someone do these things with the role, such as `iam:GetRole`.
    @discardableResult
    public func grant(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn])
    }

    /// Lets someone hand the role to a service.
    @discardableResult
    public func grantPassRole(to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: ["iam:PassRole"], resources: [arn])
    }

    /// Lets someone assume the role. The role's trust policy has to allow it as well.
    @discardableResult
    public func grantAssumeRole(to grantee: any Grantable) -> Grant {
        switch grantee.grantPrincipal.kind {
        case .service, .account:
            node.report(
                "Cannot use a service or account principal with grantAssumeRole, use assumeRolePolicy instead.",
                action: "add a statement to the role's assumeRolePolicy, or name the principal in assumedBy")
            return Grant.none
        default: return Grant.addToPrincipal(grantee, actions: ["sts:AssumeRole"], resources: [arn])
        }
    }
}

extension UserReference {
    public var principalARN: ARN { arn }
}

extension GroupReference {
    public var principalARN: ARN { arn }
}
