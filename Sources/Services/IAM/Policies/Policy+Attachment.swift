import CDK

extension Policy {
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
    public convenience init(
        _ scope: any Scope, _ id: String, policyName: String? = nil, document: PolicyDocument? = nil, statements: [PolicyStatement] = [],
        roles: [any RoleReference] = [], users: [any UserReference] = [], groups: [any GroupReference] = [], isForced: Bool = false,
        file: String = #fileID, line: Int = #line
    ) {
        self.init(
            Node(scope, id, file: file, line: line), policyName: policyName, document: document, isForced: isForced,
            location: SourceLocation(file: file, line: line))
        for user in users { attach(to: user) }
        for group in groups { attach(to: group) }
        for role in roles { attach(to: role) }
        for statement in statements { self.document.add(statement) }
    }

    /// Attaches the policy to a role, once.
    public func attach(to role: any RoleReference) {
        if roles.add(role.arn, role.name) { role.attachInlinePolicy(self) }
    }

    /// Attaches the policy to a user, once.
    public func attach(to user: any UserReference) {
        if users.add(user.arn, user.name) { user.attachInlinePolicy(self) }
    }

    /// Attaches the policy to a group, once.
    public func attach(to group: any GroupReference) {
        if groups.add(group.arn, group.name) { group.attachInlinePolicy(self) }
    }
}
