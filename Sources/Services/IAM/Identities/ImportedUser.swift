import CDK

/// A user that is there already.
private final class ImportedUser: Construct, UserReference {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let attachedPolicies = AttachedPolicies()
    private var defaultPolicy: Policy?
    private var groupCount = 0

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        let parts = ImportedARN(arn, kind: "user", at: scope.node)
        self.arn = arn
        name = parts.isDeferred ? Fn.split(":user/", arn.text)[1] : parts.name
        principalAccount = parts.account
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy =
            defaultPolicy
            ?? Policy(
                self, "Policy", policyName: PolicyName.inOtherStacksToo(self), users: [self], file: node.location.file,
                line: node.location.line)
        defaultPolicy = policy
        policy.add(statement)
        return .added(to: policy)
    }

    func attachInlinePolicy(_ policy: Policy) {
        attachedPolicies.attach(policy)
        policy.attach(to: self)
    }

    func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        node.report(
            .error(
                "swift-cdk:iam/imported-user-managed-policy", "The managed policies of an imported user cannot be changed",
                action: "attach the policy to the user with ManagedPolicy.attach(to:)"))
    }

    func join(_ group: any GroupReference) {
        guard let stack = group.node.stack else { return }
        let id = "\(name.literal ?? node.id)Group\(groupCount)"
        IAM.CfnUserToGroupAddition(
            stack, id, groupName: group.name, users: [name], file: node.location.file, line: node.location.line)
        groupCount += 1
    }
}

extension User {
    /// A user that is there already, by the ARN: `arn:aws:iam::<account>:user/<name>`.
    ///
    /// An ARN that is none is reported at `scope`.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any UserReference {
        ImportedUser(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A user of the stack's account that is there already, by the name.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The name, with its path if it has one, but no leading slash.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The user.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any UserReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "iam", region: "", resource: "user", resourceName: name), file: file, line: line)
    }
}
