import CDK
import CloudAssembly

extension Principal: CustomStringConvertible {
    /// The name of the principal in messages and ids: the path of its construct, or its kind and name.
    public var description: String {
        switch kind {
        case .service(let name, _, _): "ServicePrincipal(\(name))"
        case .arn(let arn): arn.text.literal == "*" ? "AnyPrincipal()" : "ArnPrincipal(\(arn.text.description))"
        case .account(let id): id.map { "AccountPrincipal(\($0.description))" } ?? "AccountRootPrincipal()"
        case .organization(let id): "OrganizationPrincipal(\(id.description))"
        case .canonicalUser(let id): "CanonicalUserPrincipal(\(id.description))"
        case .federated(let provider, _, let action):
            switch action {
            case "sts:AssumeRoleWithWebIdentity": "WebIdentityPrincipal(\(provider.description))"
            case "sts:AssumeRoleWithSAML": "SamlPrincipal(\(provider.description))"
            default: "FederatedPrincipal(\(provider.description))"
            }
        case .star: "StarPrincipal()"
        case .json(let json): json.text()
        case .composite(let principals): "CompositePrincipal(\(principals.map(\.description).joined(separator: ",")))"
        case .construct(let construct): construct.node.path
        case .conditional(let principal, _), .sessionTags(let principal): principal.description
        case .unknown: "[object Object]"
        }
    }
}
