import CDK

extension RoleReference {
    /// Lets someone do these things with the role, such as `iam:GetRole`.
    @discardableResult
    public func grant(_ actions: String..., to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone hand the role to a service.
    @discardableResult
    public func grantPassRole(to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: ["iam:PassRole"], resources: [arn], of: self)
    }

    /// Lets someone assume the role.
    ///
    /// The role's trust policy has to allow it as well. A service or an account, which has no policy of its own, is reported.
    @discardableResult
    public func grantAssumeRole(to grantee: any Grantable) -> Grant {
        switch grantee.grantPrincipal.kind {
        case .service, .account:
            node.report(
                .error(
                    "swift-cdk:iam/assume-role-grant",
                    "A service or an account has no policy that could let it assume the role: only the role's trust policy can",
                    action: "add a statement to the role's assumeRolePolicy, or name the principal in assumedBy"))
            return Grant.none
        default: return Grant.addToPrincipal(grantee, actions: ["sts:AssumeRole"], resources: [arn], of: self)
        }
    }
}
