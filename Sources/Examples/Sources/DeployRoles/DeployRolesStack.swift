import CDK
import CDKIAM

/// Roles for a repository at GitHub, whose jobs show who they are by tokens: there are no keys that stay.
///
/// The claims of its tokens: https://docs.github.com/en/actions/reference/security/oidc
final class DeployRolesStack: Stack {
    private static let host = "token.actions.githubusercontent.com"

    /// - Parameters:
    ///   - scope: The app.
    ///   - id: The name of the stack.
    ///   - env: Where it is deployed; the roles hold in all regions of the account.
    ///   - repository: Owner and name of the repository.
    ///   - stage: The environment at GitHub whose jobs may deploy; there it is said who has to agree.
    @discardableResult
    init(_ scope: any Scope, _ id: String, env: Environment, repository: String, stage: String) {
        let stack = StackNode(scope, id, env: env)
        // An account has one of each host at most: leave it out where there is one, and name that.
        let provider = IAM.CfnOIDCProvider(
            stack, "GitHub", clientIdList: ["sts.amazonaws.com"], url: "https://\(Self.host)")

        func role(_ id: String, name: String, for subject: String, assuming roles: [String]) {
            let trusted = Principal.webIdentity(
                provider.attrArn,
                conditions: [
                    "StringEquals": [
                        "\(Self.host):aud": "sts.amazonaws.com", "\(Self.host):sub": AnyValue("repo:\(repository):\(subject)"),
                    ]
                ])
            let role = Role(stack, id, assumedBy: trusted, roleName: PhysicalName(name), maxSessionDuration: .hours(1))
            // Those that bootstrapping made, in whichever region.
            let assumed = roles.map { name in
                ARN(
                    in: stack, service: "iam", region: "", resource: "role",
                    resourceName: "cdk-hnb659fds-\(name)-role-\(stack.account)-*")
            }
            role.addToPolicy(PolicyStatement(actions: ["sts:AssumeRole"], resources: .only(assumed)))
        }

        // `cdk diff` of a pull request reads, and cannot change anything.
        role("Look", name: "code-host-look", for: "pull_request", assuming: ["lookup"])
        role(
            "Deploy", name: "code-host-deploy", for: "environment:\(stage)",
            assuming: ["deploy", "file-publishing", "image-publishing", "lookup"])
        super.init(stack)
    }
}
