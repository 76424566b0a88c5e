import CDK

extension Principal {
    /// Warns that a permission is in no policy.
    func warnOfGrantByHand(_ statement: PolicyStatement, at node: Node) {
        node.report(
            .warning(
                "swift-cdk:iam/grant-by-hand",
                "No policy of this app can hold what \(holder) is granted: \(statement.value.raw.literalJSON.text())",
                action: "add this statement to a policy of \(bearer)"))
    }

    /// Who the principal is, without what is known only at deployment.
    private var holder: String {
        switch kind {
        case .service(let name, _, _): "the service \(name)"
        case .account(let id): id?.literal.map { "the account \($0)" } ?? "an account"
        case .arn(let arn): arn.text.literal.map { $0 == "*" ? "everyone" : $0 } ?? "a role or user"
        case .construct(let construct): construct.node.path
        case .conditional(let principal, _), .sessionTags(let principal): principal.holder
        default: "a principal that is only named"
        }
    }

    /// Whose policy can hold a permission of the principal.
    private var bearer: String {
        switch kind {
        case .service(let name, _, _): "the role with which \(name) works"
        case .arn(let arn): arn.text.literal.flatMap { $0 == "*" ? nil : "\($0) in its account" } ?? "the role or user that is meant"
        case .construct(let construct): "\(construct.arn.text.literal ?? construct.node.path) in its account"
        case .conditional(let principal, _), .sessionTags(let principal): principal.bearer
        default: "the role or user that is meant"
        }
    }
}
