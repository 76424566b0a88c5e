import CDK
import CloudAssembly

/// A role that is there already.
///
/// What is granted to it goes into an inline policy of this app, if the role is in the stack's account.
final class ImportedRole: Construct, RoleReference, NamedIdentity {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let defaultPolicyName: String?
    private let attachedPolicies = AttachedPolicies()
    private var defaultPolicy: Policy?

    init(
        _ scope: any Scope, _ id: String, arn: ARN, name: Value<String>, account: Value<String>?, defaultPolicyName: String?,
        location: SourceLocation
    ) {
        self.arn = arn
        self.name = name
        principalAccount = account
        self.defaultPolicyName = defaultPolicyName
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy = defaultPolicy ?? makeDefaultPolicy()
        policy.add(statement)
        return .added(to: policy)
    }

    func attachInlinePolicy(_ policy: Policy) {
        // A policy cannot be attached to a role of another account.
        let account = principalAccount?.literal
        let other = policy.node.environment.account
        guard account == nil || other == nil || account == other else { return }
        attachedPolicies.attach(policy)
        policy.attach(to: self)
    }

    func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        guard let policy = policy as? ManagedPolicy else {
            node.report(
                .warning(
                    "@aws-cdk/aws-iam:IRoleCantBeUsedWithIManagedPolicy",
                    "The imported role '\(name.description)' does not get the policy \(policy.arn.text.description): this app makes "
                        + "neither",
                    action: "attach the policy where the role or the policy is made"))
            return
        }
        policy.attach(to: self)
    }

    private func makeDefaultPolicy() -> Policy {
        let name = defaultPolicyName ?? PolicyName.inOtherStacksToo(self)
        let policy = Policy(self, name, policyName: name, file: node.location.file, line: node.location.line)
        defaultPolicy = policy
        attachInlinePolicy(policy)
        return policy
    }
}

extension Role {
    /// A role that is there already, by its ARN.
    ///
    /// An ARN that is none is reported at `scope`.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The role's ARN: `arn:aws:iam::<account>:role/<name>`.
    ///   - isMutable: Whether the app may add policies to the role. It never can where the role is in another account.
    ///   - addsGrantsToResources: Whether grants go into the policies of the resources instead, for roles that cannot be changed.
    ///   - defaultPolicyName: The name of the inline policy for what is granted to the role. Apps that import the same role need different
    ///     ones; the default holds the path of the construct.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The role.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, isMutable: Bool = true, addsGrantsToResources: Bool = false,
        defaultPolicyName: String? = nil, file: String = #fileID, line: Int = #line
    ) -> any RoleReference {
        let location = SourceLocation(file: file, line: line)
        let parts = ImportedARN(arn, kind: "role", at: scope.node)
        let own = scope.node.environment.account
        let account = parts.account?.literal
        let isSameAccount = account == nil || own == nil || account == own
        let isChangeable = isMutable && isSameAccount
        let role = ImportedRole(
            scope, isChangeable ? id : "MutableRole\(id)", arn: arn, name: parts.name, account: parts.account,
            defaultPolicyName: defaultPolicyName, location: location)
        guard !isChangeable else { return role }
        return ImmutableRole(
            scope, id, role, addsGrantsToResources: addsGrantsToResources, isOfOtherAccount: isMutable && !isSameAccount,
            location: location)
    }

    /// A role of the stack's account that is there already, by its name.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The name, with its path if it has one, but no leading slash.
    ///   - isMutable: Whether the app may add policies to the role. It never can where the role is in another account.
    ///   - addsGrantsToResources: Whether grants go into the policies of the resources instead, for roles that cannot be changed.
    ///   - defaultPolicyName: The name of the inline policy for what is granted to the role. Apps that import the same role need different
    ///     ones; the default holds the path of the construct.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The role.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, isMutable: Bool = true, addsGrantsToResources: Bool = false,
        defaultPolicyName: String? = nil, file: String = #fileID, line: Int = #line
    ) -> any RoleReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "iam", region: "", resource: "role", resourceName: name), isMutable: isMutable,
            addsGrantsToResources: addsGrantsToResources, defaultPolicyName: defaultPolicyName, file: file, line: line)
    }
}
