import CDK
import CloudAssembly

extension Principal {
    /// An AWS service, such as `lambda.amazonaws.com`.
    ///
    /// - Parameters:
    ///   - name: The name of the service: `<service>.amazonaws.com`.
    ///   - region: The region from which the service calls, if not the stack's. Opt-in regions have a name of their own then.
    ///   - conditions: The conditions under which it is meant, such as a source account.
    /// - Returns: The principal.
    public static func service(_ name: String, region: Region? = nil, conditions: Conditions = [:]) -> Principal {
        Principal(.service(name, region: region, conditions: conditions))
    }

    /// The role, user or session that has this ARN.
    public static func arn(_ arn: ARN) -> Principal { Principal(.arn(arn)) }

    /// An account: everyone in it whom its own policies permit.
    ///
    /// - Parameter id: The number of the account: twelve digits.
    /// - Returns: The principal.
    public static func account(_ id: Value<String>) -> Principal { Principal(.account(id)) }

    /// The account in which the policy stands.
    public static var accountRoot: Principal { Principal(.account(nil)) }

    /// Everyone in an organization.
    ///
    /// - Parameter id: The id of the organization: `o-` and ten to 32 lower-case letters and digits.
    /// - Returns: The principal.
    public static func organization(_ id: Value<String>) -> Principal { Principal(.organization(id)) }

    /// The owner of an account as S3 knows it.
    ///
    /// - Parameter id: The id of the owner: 64 hexadecimal digits.
    /// - Returns: The principal.
    public static func canonicalUser(_ id: Value<String>) -> Principal { Principal(.canonicalUser(id)) }

    /// Someone whom an identity provider has signed in.
    ///
    /// - Parameters:
    ///   - provider: The ARN of the provider, or the domain of a public one.
    ///   - conditions: The conditions under which someone is meant, such as an audience.
    ///   - assumeRoleAction: The action by which roles are assumed by way of it.
    /// - Returns: The principal.
    public static func federated(
        _ provider: Value<String>, conditions: Conditions = [:], assumeRoleAction: String = "sts:AssumeRole"
    ) -> Principal {
        Principal(.federated(provider, conditions: conditions, action: assumeRoleAction))
    }

    /// Someone whom a public web identity provider has signed in, such as `cognito-identity.amazonaws.com`.
    public static func webIdentity(_ provider: Value<String>, conditions: Conditions = [:]) -> Principal {
        .federated(provider, conditions: conditions, assumeRoleAction: "sts:AssumeRoleWithWebIdentity")
    }

    /// Someone whom an OpenID Connect provider of the account has signed in.
    public static func openIDConnect(_ provider: ARN, conditions: Conditions = [:]) -> Principal {
        .webIdentity(Value(provider), conditions: conditions)
    }

    /// Someone whom a SAML provider of the account has signed in.
    public static func saml(_ provider: ARN, conditions: Conditions = [:]) -> Principal {
        .federated(Value(provider), conditions: conditions, assumeRoleAction: "sts:AssumeRoleWithSAML")
    }

    /// Someone who signs in to the console of a region's partition by way of a SAML provider of the account.
    public static func samlConsole(_ provider: ARN, region: Region? = nil, conditions: Conditions = [:]) -> Principal {
        var all = conditions
        let address = AnyValue(SAMLSignIn.address(region))
        all.replace("StringEquals", ["SAML:aud": address])
        return .saml(provider, conditions: all)
    }

    /// Everyone, the anonymous included; written `{"AWS": "*"}`.
    ///
    /// It may stand beside other principals.
    public static var anyone: Principal { .arn("*") }

    /// Everyone, the anonymous included; written `"*"`.
    ///
    /// It must stand alone.
    public static var star: Principal { Principal(.star) }

    /// Any of several.
    public static func composite(_ principals: Principal...) -> Principal { Principal(.composite(principals)) }

    /// Any of several.
    public static func composite(_ principals: [Principal]) -> Principal { Principal(.composite(principals)) }

    /// A principal as a policy in JSON has it.
    static func json(_ json: JSON) -> Principal { Principal(.json(json)) }

    /// The role of something that was imported without it: what it is granted is shown as a warning at the construct.
    public static func unknown(of construct: any Scope) -> Principal { Principal(.unknown(construct.node)) }

    /// This principal under further conditions.
    public func withConditions(_ conditions: Conditions) -> Principal { Principal(.conditional(self, conditions)) }

    /// This principal, which may pass tags to the session when it assumes a role.
    public func withSessionTags() -> Principal { Principal(.sessionTags(self)) }

    /// This principal, only as a member of an organization.
    public func inOrganization(_ id: Value<String>) -> Principal {
        withConditions(["StringEquals": ["aws:PrincipalOrgID": AnyValue(id)]])
    }
}

extension Grantable where Self == Principal {
    /// An AWS service, such as `lambda.amazonaws.com`.
    public static func service(_ name: String) -> Principal { Principal.service(name, region: nil) }
    /// An account: everyone in it whom its own policies permit.
    public static func account(_ id: Value<String>) -> Principal { Principal(.account(id)) }
}
