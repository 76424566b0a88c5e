import CDK

/// A group that is there already.
private final class ImportedGroup: Construct, GroupReference {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let inlinePolicies = GroupPolicies()

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        let parts = ImportedARN(arn, kind: "group", at: scope.node)
        self.arn = arn
        name = parts.path
        principalAccount = parts.account
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        inlinePolicies.add(statement, of: self, policyName: PolicyName.inOtherStacksToo(self))
    }
    func attachInlinePolicy(_ policy: Policy) { inlinePolicies.attach(policy, to: self) }
    func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        node.report(
            .error(
                "swift-cdk:iam/imported-group-managed-policy", "The managed policies of an imported group cannot be changed",
                action: "attach the policy to the group with ManagedPolicy.attach(to:)"))
    }
}

extension Group {
    /// A group that is there already, by its ARN: `arn:aws:iam::<account>:group/<name>`.
    ///
    /// An ARN that is none is reported at `scope`.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any GroupReference {
        ImportedGroup(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A group of the stack's account that is there already, by its name.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any GroupReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "iam", region: "", resource: "group", resourceName: name), file: file, line: line)
    }
}
