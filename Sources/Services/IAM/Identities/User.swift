import CDK

/// A person or program with lasting credentials (`AWS::IAM::User`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html)
public final class User: Construct, UserReference {
    public let arn: ARN
    public let name: Value<String>
    private let managedPolicies: AttachedManagedPolicies
    private let attachedPolicies = AttachedPolicies()
    private var groups: [any GroupReference] = []
    private var defaultPolicy: Policy?

    /// - Parameters:
    ///   - userName: At most 64 letters, digits and `_+=,.@-`; CloudFormation makes one if not given.
    ///   - groups: Whose permissions the user shares.
    ///   - path: Begins and ends with a slash.
    ///   - permissionsBoundary: Bounds what the user may do, whatever the policies say.
    ///   - password: Lets the user sign in to the console. Refer to a secret; a literal one would stand in the template.
    ///   - isPasswordResetRequired: Whether the user has to choose another one at first.
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
        resource.groups = .lazy { [unowned self] in self.groups.isEmpty ? nil : List(self.groups.map(\.name)) }
        for group in groups { join(group) }
        if password == nil, isPasswordResetRequired == true {
            node.report(
                "Cannot set \"passwordResetRequired\" without specifying \"initialPassword\"", action: "give the user a password")
        }
    }

    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let location = node.location
        let policy = defaultPolicy ?? Policy(self, "DefaultPolicy", users: [self], file: location.file, line: location.line)
        defaultPolicy = policy
        policy.add(statement)
        return .added(to: policy)
    }

    public func attachInlinePolicy(_ policy: Policy) {
        attachedPolicies.attach(policy)
        policy.attach(to: self)
    }

    public func addManagedPolicy(_ policy: any ManagedPolicyReference) { managedPolicies.attach(policy) }

    public func join(_ group: any GroupReference) { groups.append(group) }
}
