import CDK

/// A role whose policies the app does not change.
final class ImmutableRole: Construct, RoleReference {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let role: any RoleReference
    let addsGrantsToResources: Bool
    /// Whether the policies cannot be changed because the role is of another account, and not because somebody wants it so.
    let isOfOtherAccount: Bool

    init(
        _ scope: any Scope, _ id: String, _ role: any RoleReference, addsGrantsToResources: Bool, isOfOtherAccount: Bool = false,
        location: SourceLocation
    ) {
        arn = role.arn
        name = role.name
        principalAccount = role.principalAccount
        self.role = role
        self.addsGrantsToResources = addsGrantsToResources
        self.isOfOtherAccount = isOfOtherAccount
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    /// Whether this app makes the role.
    var isOwned: Bool { role.isOwned }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        if isOfOtherAccount { grantPrincipal.warnOfGrantByHand(statement, at: node) }
        return answerToGrant
    }

    /// The answer to a statement, if whoever grants warns where no policy has it.
    var answerToGrant: PolicyAddition { addsGrantsToResources ? .refused : .elsewhere }

    func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        warnOfPolicy(policy.arn.text.literal.map { "the policy \($0)" } ?? "a managed policy")
    }
    func attachInlinePolicy(_ policy: Policy) { warnOfPolicy("the policy \(policy.node.path)") }

    private func warnOfPolicy(_ policy: String) {
        guard isOfOtherAccount else { return }
        node.report(
            .warning(
                "swift-cdk:iam/role-of-other-account",
                "The role \(arn.text.literal ?? node.path) is of another account and does not get \(policy)",
                action: "attach the policy in the account of the role"))
    }
}
