import CDK

/// A person or program with lasting credentials (`AWS::IAM::User`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html)
public final class User: Construct, UserReference {
    /// The ARN of the user: `arn:aws:iam::<account>:user/<name>`.
    public let arn: ARN
    /// The name of the user.
    public let name: Value<String>
    private let managedPolicies: AttachedManagedPolicies
    private let attachedPolicies = AttachedPolicies()
    private var groups: [any GroupReference] = []
    private var defaultPolicy: Policy?

    /// A user.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - userName: The name: at most 64 letters, digits and `_+=,.@-`; CloudFormation makes one if not given.
    ///   - groups: The groups whose permissions the user shares.
    ///   - managedPolicies: The managed policies to begin with.
    ///   - path: The path of the name, which begins and ends with a slash; `/` if not given.
    ///   - permissionsBoundary: The policy that bounds what the user may do, whatever other policies say.
    ///   - password: The password with which the user signs in to the console. Refer to a secret; a literal one would stand in the
    ///     template.
    ///   - isPasswordResetRequired: Whether the user has to choose another password at first; it needs one.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, userName: PhysicalName = .chosenAtDeployment, groups: [any GroupReference] = [],
        managedPolicies: [any ManagedPolicyReference] = [], path: String? = nil, permissionsBoundary: (any ManagedPolicyReference)? = nil,
        password: Value<String>? = nil, isPasswordResetRequired: Bool? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let attached = AttachedManagedPolicies(managedPolicies)
        let names = ResourceIdentity(scope, name: userName)
        let resource = IAM.CfnUser(
            scope, "Resource",
            loginProfile: password.map {
                IAM.CfnUser.LoginProfileProperty(password: $0, passwordResetRequired: Value(isPasswordResetRequired))
            },
            managedPolicyArns: attached.arns, path: Value(path), permissionsBoundary: permissionsBoundary.map { Value($0.arn) },
            userName: names.property, file: file, line: line)
        let folder = path.map { String($0.drop { $0 == "/" }) } ?? ""
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "iam", region: "", resource: "user", resourceName: "\(folder)\($0)")
        }
        name = names.name(resource.ref)
        self.managedPolicies = attached
        super.init(scope)
        resource.groups = .lazy { [self] in self.groups.isEmpty ? nil : List(self.groups.map(\.name)) }
        for group in groups { join(group) }
        if password == nil, isPasswordResetRequired == true {
            node.report(
                .error(
                    "swift-cdk:iam/password-reset", "The user has to choose another password, but has none",
                    action: "give the user a password", in: "isPasswordResetRequired"))
        }
    }

    /// Adds a statement to the user's inline policy.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let location = node.location
        let policy = defaultPolicy ?? Policy(self, "DefaultPolicy", users: [self], file: location.file, line: location.line)
        defaultPolicy = policy
        policy.add(statement)
        return .added(to: policy)
    }

    /// Adds an inline policy to the user.
    public func attachInlinePolicy(_ policy: Policy) {
        attachedPolicies.attach(policy)
        policy.attach(to: self)
    }

    /// Adds a managed policy to the user.
    public func addManagedPolicy(_ policy: any ManagedPolicyReference) { managedPolicies.attach(policy) }

    /// Makes the user a member of a group.
    public func join(_ group: any GroupReference) { groups.append(group) }
}
