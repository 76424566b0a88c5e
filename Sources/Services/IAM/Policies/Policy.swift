import CDK

/// An inline policy: a part of the roles, users and groups that it is attached to (`AWS::IAM::Policy`).
///
/// One that has no statements, or is attached to nobody, is left out of the template.
///
///     Policy(stack, "Upload", statements: [PolicyStatement(actions: ["s3:PutObject"], resources: ["\(bucket.attrArn)/*"])], roles: [role])
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html)
public final class Policy: Construct {
    public let document: PolicyDocument
    /// The policy's name as its resource has it.
    let resourceName: Value<String>
    private let resource: IAM.CfnPolicy
    private let isForced: Bool
    private var isReferenced = false
    private var roles: [any RoleReference] = []
    private var users: [any UserReference] = []
    private var groups: [any GroupReference] = []

    /// - Parameters:
    ///   - policyName: At most 128 characters; made from the place in the tree if not given.
    ///   - document: Statements to start with.
    ///   - statements: Are added to the document.
    ///   - isForced: Whether it is a mistake that nothing is in the policy, or nobody has it.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, policyName: String? = nil, document: PolicyDocument? = nil, statements: [PolicyStatement] = [],
        roles: [any RoleReference] = [], users: [any UserReference] = [], groups: [any GroupReference] = [], isForced: Bool = false,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let document = document ?? PolicyDocument()
        resource = IAM.CfnPolicy(scope, "Resource", policyDocument: AnyValue(document), policyName: "", file: file, line: line)
        resourceName = Value(policyName) ?? Self.generatedName(resource)
        self.document = document
        self.isForced = isForced
        super.init(scope)
        resource.policyName = resourceName
        resource.leaveOut { [unowned self] in !(self.isForced || isReferenced || (!self.document.isEmpty && isAttached)) }
        resource.roles = .lazy { [unowned self] in self.roles.isEmpty ? nil : List(self.roles.map(\.name)) }
        resource.users = .lazy { [unowned self] in self.users.isEmpty ? nil : List(self.users.map(\.name)) }
        resource.groups = .lazy { [unowned self] in self.groups.isEmpty ? nil : List(self.groups.map(\.name)) }
        for user in users { attach(to: user) }
        for group in groups { attach(to: group) }
        for role in roles { attach(to: role) }
        for statement in statements { document.add(statement) }
        document.check(as: .identity, of: self)
        node.addValidation { [unowned self] in
            reportEmptiness()
            return []
        }
    }

    /// The policy's name. Whoever refers to it needs the policy to be there, so that it is a mistake to leave it empty.
    public var name: Value<String> {
        isReferenced = true
        return resourceName
    }

    /// Adds statements to the policy.
    public func add(_ statements: PolicyStatement...) {
        for statement in statements { document.add(statement) }
    }

    public func attach(to role: any RoleReference) {
        guard !roles.contains(where: { $0.arn.identity == role.arn.identity }) else { return }
        roles.append(role)
        role.attachInlinePolicy(self)
    }

    public func attach(to user: any UserReference) {
        guard !users.contains(where: { $0.arn.identity == user.arn.identity }) else { return }
        users.append(user)
        user.attachInlinePolicy(self)
    }

    public func attach(to group: any GroupReference) {
        guard !groups.contains(where: { $0.arn.identity == group.arn.identity }) else { return }
        groups.append(group)
        group.attachInlinePolicy(self)
    }

    private var isAttached: Bool { !roles.isEmpty || !users.isEmpty || !groups.isEmpty }

    private func reportEmptiness() {
        guard isForced || isReferenced else { return }
        if document.isEmpty {
            node.report(
                isForced
                    ? "Policy created with force=true is empty. You must add statements to the policy"
                    : "This Policy has been referenced by a resource, so it must contain at least one statement.",
                action: "add a statement")
        }
        if !isAttached {
            node.report(
                isForced
                    ? "Policy created with force=true must be attached to at least one principal: user, group or role"
                    : "This Policy has been referenced by a resource, so it must be attached to at least one user, group or role.",
                action: "attach it to a role, a user or a group")
        }
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
    /// Policies of resources cannot name a policy; to ask for its ARN is a mistake.
    public var principalARN: ARN { .withoutPrincipal("Policy") }

    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        document.add(statement)
        return .added(to: self)
    }
}

extension ARN {
    /// Stands for the ARN of a policy that a grant would have to name in a resource's policy.
    static func withoutPrincipal(_ type: String) -> ARN {
        .rendered { rendering in
            rendering.report(
                "This grant operation needs to add a resource policy so needs access to a principal. Grant permissions to a Role or User, "
                    + "instead of a \(type).",
                action: "grant to the role or user that the policy is attached to")
            return nil
        }
    }
}
