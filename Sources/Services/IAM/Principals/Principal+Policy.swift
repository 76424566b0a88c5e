import CDK

extension Principal {
    /// Adds a statement to the policy of whoever the principal is.
    ///
    /// Principals that are only named have none.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        switch kind {
        case .construct: return identity?.addToPolicy(statement) ?? .refused
        case .conditional(let principal, _), .sessionTags(let principal): return principal.addToPolicy(statement)
        case .unknown(let node):
            node.report(
                .warning(
                    "@aws-cdk/aws-iam:unknownPrincipalAddStatementToRole",
                    "The construct was imported without its role, which needs a permission: \(statement.value.raw.literalJSON.text())",
                    action: "add this statement to the role, or import the construct with it"))
            return .elsewhere
        default: return .refused
        }
    }

    /// Adds a statement as ``addToPolicy(_:)`` does, for a grant, which warns itself where no policy has it.
    func addGrant(_ statement: PolicyStatement) -> PolicyAddition { roleOfOtherAccount?.answerToGrant ?? addToPolicy(statement) }

    /// The role that the principal is, if its policies cannot be changed because it is of another account.
    var roleOfOtherAccount: ImmutableRole? {
        switch kind {
        case .construct: (identity as? ImmutableRole).flatMap { $0.isOfOtherAccount ? $0 : nil }
        case .conditional(let principal, _), .sessionTags(let principal): principal.roleOfOtherAccount
        default: nil
        }
    }

    /// Lets the principal assume the role whose trust policy this is.
    func trust(in document: PolicyDocument, adapt: (PolicyStatement) -> PolicyStatement = { $0 }) {
        switch kind {
        case .composite(let principals):
            for principal in principals { principal.trust(in: document, adapt: adapt) }
        case .conditional(let principal, _):
            let conditions = fragment.conditions
            principal.trust(in: document) { statement in
                var statement = statement
                statement.actions = .only(statement.actions.included + [assumeRoleAction])
                statement.conditions.add(conditions)
                return adapt(statement)
            }
        case .sessionTags(let principal):
            principal.trust(in: document) { statement in
                var statement = statement
                statement.actions = .only(statement.actions.included + ["sts:TagSession"])
                return adapt(statement)
            }
        default: document.add(adapt(PolicyStatement(actions: [assumeRoleAction], principals: [self])))
        }
    }
}
