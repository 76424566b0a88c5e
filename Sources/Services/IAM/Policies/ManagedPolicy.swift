import CDK

/// A policy that stands for itself and can be attached to many roles, users and groups (`AWS::IAM::ManagedPolicy`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html)
public final class ManagedPolicy: Construct, ManagedPolicyReference, Circular {
    /// The statements of the policy.
    public let document: PolicyDocument
    /// A document that was given may be another tree's too.
    private let ownsDocument: Bool
    /// The ARN of the policy: `arn:aws:iam::<account>:policy/<name>`.
    public let arn: ARN
    /// The name of the policy.
    public let name: Value<String>
    private let resource: IAM.CfnManagedPolicy
    private var roles = PolicyHolders()
    private var users = PolicyHolders()
    private var groups = PolicyHolders()

    /// A managed policy.
    ///
    /// One that is empty in the end is reported.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - managedPolicyName: The name: at most 128 characters; CloudFormation makes one if not given.
    ///   - description: The purpose of the policy, for people. It cannot be changed without replacing the policy.
    ///   - path: The path of the name, which begins and ends with a slash.
    ///   - document: The statements to begin with.
    ///   - statements: The statements that are added to the document.
    ///   - roles: The roles to which the policy is attached.
    ///   - users: The users to whom the policy is attached.
    ///   - groups: The groups to which the policy is attached.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, managedPolicyName: PhysicalName = .chosenAtDeployment, description: String = "",
        path: String = "/", document: PolicyDocument? = nil, statements: [PolicyStatement] = [], roles: [any RoleReference] = [],
        users: [any UserReference] = [], groups: [any GroupReference] = [], file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        ownsDocument = document == nil
        let document = document ?? PolicyDocument()
        let names = ResourceIdentity(scope, name: managedPolicyName)
        let resource = IAM.CfnManagedPolicy(
            scope, "Resource", policyDocument: AnyValue(document), description: Value(description), managedPolicyName: names.property,
            path: Value(path), file: file, line: line)
        arn = names.arn(ARN(raw: resource.ref.raw)) { ARN(in: scope, service: "iam", region: "", resource: "policy", resourceName: $0) }
        name = names.name(Fn.split("/", Fn.split(":", resource.ref)[5])[1])
        self.document = document
        self.resource = resource
        super.init(scope)
        resource.roles = .lazy { [self] in self.roles.names }
        resource.users = .lazy { [self] in self.users.names }
        resource.groups = .lazy { [self] in self.groups.names }
        for user in users { attach(to: user) }
        for group in groups { attach(to: group) }
        for role in roles { attach(to: role) }
        for statement in statements { document.add(statement) }
        document.check(as: .identity, of: self)
        node.addValidation { [self] in
            self.document.isEmpty
                ? [.error("swift-cdk:iam/empty-managed-policy", "The managed policy has no statements", action: "add a statement")] : []
        }
    }

    /// Adds statements to the policy.
    public func add(_ statements: PolicyStatement...) {
        for statement in statements { document.add(statement) }
    }

    package func letGoOfOthers() {
        (roles, users, groups) = (PolicyHolders(), PolicyHolders(), PolicyHolders())
        if ownsDocument { document.letGo() }
    }

    /// Attaches the policy to a role, once.
    public func attach(to role: any RoleReference) { roles.add(role.arn, role.name) }

    /// Attaches the policy to a user, once.
    public func attach(to user: any UserReference) { users.add(user.arn, user.name) }

    /// Attaches the policy to a group, once.
    public func attach(to group: any GroupReference) { groups.add(group.arn, group.name) }
}

extension ManagedPolicy: Identity {
    /// The ARN by which policies of resources name the policy: there is none, and to ask for it is a mistake.
    public var principalARN: ARN { .withoutPrincipal("managed policy") }

    /// Adds a statement to the policy.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        document.add(statement)
        return .added(to: self)
    }
}
