import CDK

/// An inline policy: a part of the roles, users and groups that it is attached to (`AWS::IAM::Policy`).
///
/// One that has no statements, or is attached to nobody, is left out of the template.
///
///     Policy(stack, "Upload", statements: [PolicyStatement(actions: ["s3:PutObject"], resources: ["\(bucket.attrArn)/*"])], roles: [role])
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html)
public final class Policy: Construct, Circular {
    /// The statements of the policy.
    public let document: PolicyDocument
    /// A document that was given may be another tree's too.
    private let ownsDocument: Bool
    /// The policy's name as its resource has it.
    let resourceName: Value<String>
    private let resource: IAM.CfnPolicy
    private let isForced: Bool
    private var isReferenced = false
    private var roles: [any RoleReference] = []
    private var users: [any UserReference] = []
    private var groups: [any GroupReference] = []

    /// An inline policy.
    ///
    /// One that is empty or attached to nobody is reported if it is forced, or if something refers to its name.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - policyName: The name: at most 128 characters; made from the place in the tree if not given.
    ///   - document: The statements to begin with.
    ///   - statements: The statements that are added to the document.
    ///   - roles: The roles that get the policy.
    ///   - users: The users who get the policy.
    ///   - groups: The groups that get the policy.
    ///   - isForced: Whether it is a mistake that nothing is in the policy, or nobody has it.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, policyName: String? = nil, document: PolicyDocument? = nil, statements: [PolicyStatement] = [],
        roles: [any RoleReference] = [], users: [any UserReference] = [], groups: [any GroupReference] = [], isForced: Bool = false,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        ownsDocument = document == nil
        let document = document ?? PolicyDocument()
        resource = IAM.CfnPolicy(scope, "Resource", policyDocument: AnyValue(document), policyName: "", file: file, line: line)
        resourceName = Value(policyName) ?? Self.generatedName(resource)
        self.document = document
        self.isForced = isForced
        super.init(scope)
        resource.policyName = resourceName
        resource.leaveOut { [self] in !(self.isForced || isReferenced || (!self.document.isEmpty && isAttached)) }
        resource.roles = .lazy { [self] in self.roles.isEmpty ? nil : List(self.roles.map(\.name)) }
        resource.users = .lazy { [self] in self.users.isEmpty ? nil : List(self.users.map(\.name)) }
        resource.groups = .lazy { [self] in self.groups.isEmpty ? nil : List(self.groups.map(\.name)) }
        for user in users { attach(to: user) }
        for group in groups { attach(to: group) }
        for role in roles { attach(to: role) }
        for statement in statements { document.add(statement) }
        document.check(as: .identity, of: self)
        node.addValidation { [self] in emptiness }
    }

    /// The policy's name.
    ///
    /// Whoever refers to it needs the policy to be there, so that it is a mistake to leave it empty.
    public var name: Value<String> {
        isReferenced = true
        return resourceName
    }

    /// Adds statements to the policy.
    public func add(_ statements: PolicyStatement...) {
        for statement in statements { document.add(statement) }
    }

    package func letGoOfOthers() {
        (roles, users, groups) = ([], [], [])
        if ownsDocument { document.letGo() }
    }

    /// Attaches the policy to a role, once.
    public func attach(to role: any RoleReference) {
        guard !roles.contains(where: { $0.arn.identity == role.arn.identity }) else { return }
        roles.append(role)
        role.attachInlinePolicy(self)
    }

    /// Attaches the policy to a user, once.
    public func attach(to user: any UserReference) {
        guard !users.contains(where: { $0.arn.identity == user.arn.identity }) else { return }
        users.append(user)
        user.attachInlinePolicy(self)
    }

    /// Attaches the policy to a group, once.
    public func attach(to group: any GroupReference) {
        guard !groups.contains(where: { $0.arn.identity == group.arn.identity }) else { return }
        groups.append(group)
        group.attachInlinePolicy(self)
    }

    private var isAttached: Bool { !roles.isEmpty || !users.isEmpty || !groups.isEmpty }

    /// The reasons why the policy cannot be there, if it has to be.
    private var emptiness: [Diagnostic] {
        guard isForced || isReferenced else { return [] }
        let reason = isForced ? "isForced demands that the policy is there" : "Its name is referred to, so the policy has to be there"
        var mistakes: [Diagnostic] = []
        if document.isEmpty {
            mistakes.append(.error("swift-cdk:iam/empty-policy", "\(reason), but it has no statements", action: "add a statement"))
        }
        if !isAttached {
            mistakes.append(
                .error(
                    "swift-cdk:iam/unattached-policy", "\(reason), but it is attached to nobody",
                    action: "attach it to a role, a user or a group"))
        }
        return mistakes
    }

    /// The last 128 characters of the resource's logical id: IAM takes no more.
    private static func generatedName(_ resource: IAM.CfnPolicy) -> Value<String> {
        let id = resource.logicalID
        return .rendered { rendering in
            rendering.json(id)?.string.map { Value(String($0.suffix(128))) }
        }
    }
}

extension Policy: Identity {
    /// The ARN by which policies of resources name the policy: there is none, and to ask for it is a mistake.
    public var principalARN: ARN { .withoutPrincipal("policy") }

    /// Adds a statement to the policy.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        document.add(statement)
        return .added(to: self)
    }
}

extension ARN {
    /// The ARN of a policy that a grant would have to name in a resource's policy: there is none.
    static func withoutPrincipal(_ kind: String) -> ARN {
        .rendered { rendering in
            rendering.report(
                .error(
                    "swift-cdk:iam/policy-as-principal", "A resource's policy has to name who gets a permission, and a \(kind) is nobody",
                    action: "grant to the role or user that the policy is attached to"))
            return nil
        }
    }
}
