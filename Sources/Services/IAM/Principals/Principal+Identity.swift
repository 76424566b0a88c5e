import CDK

extension Principal {
    /// The principal that a role, user or group is.
    public init(_ identity: any Identity) {
        self.init(
            .construct(
                PrincipalConstruct(
                    construct: identity, arn: identity.principalARN, account: identity.principalAccount,
                    sharedARN: (identity as? any NamedIdentity)?.arn, isGroup: identity is any GroupReference)))
    }

    /// The construct that the principal is; nil for those that are named only.
    public var identity: (any Identity)? {
        if case .construct(let principal) = kind { principal.construct as? any Identity } else { nil }
    }
}

extension Identity {
    /// The principal that the identity is.
    public var grantPrincipal: Principal { Principal(self) }
}
