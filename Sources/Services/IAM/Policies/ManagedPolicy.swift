import CDK

/// A policy that stands for itself and can be attached to many roles, users and groups (`AWS::IAM::ManagedPolicy`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html)
public final class ManagedPolicy: Construct, ManagedPolicyReference {
    public let document: PolicyDocument
    public let arn: ARN
    public let name: Value<String>
    private let resource: IAM.CfnManagedPolicy
    private var roles: [any RoleReference] = []
    private var users: [any UserReference] = []
    private var groups: [any GroupReference] = []

    /// - Parameters:
    ///   - managedPolicyName: At most 128 characters; CloudFormation makes one if not given.
    ///   - description: Cannot be changed without replacing the policy.
    ///   - path: Begins and ends with a slash.
    ///   - document: Statements to start with.
    ///   - statements: Are added to the document.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, managedPolicyName: PhysicalName = .chosenAtDeployment, description: String = "",
        path: String = "/", document: PolicyDocument? = nil, statements: [PolicyStatement] = [], roles: [any RoleReference] = [],
        users: [any UserReference] = [], groups: [any GroupReference] = [], file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
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
        resource.roles = .lazy { [unowned self] in self.roles.isEmpty ? nil : List(self.roles.map(\.name)) }
        resource.users = .lazy { [unowned self] in self.users.isEmpty ? nil : List(self.users.map(\.name)) }
        resource.groups = .lazy { [unowned self] in self.groups.isEmpty ? nil : List(self.groups.map(\.name)) }
        for user in users { attach(to: user) }
        for group in groups { attach(to: group) }
        for role in roles { attach(to: role) }
        for statement in statements { document.add(statement) }
        document.check(as: .identity, of: self)
        node.addValidation { [unowned self] in
            if self.document.isEmpty {
                node.report("Managed Policy is empty. You must add statements to the policy", action: "add a statement")
            }
            return []
        }
    }

    /// Adds statements to the policy.
    public func add(_ statements: PolicyStatement...) {
        for statement in statements { document.add(statement) }
    }

    public func attach(to role: any RoleReference) {
        if !roles.contains(where: { $0.arn.identity == role.arn.identity }) { roles.append(role) }
    }

    public func attach(to user: any UserReference) {
        if !users.contains(where: { $0.arn.identity == user.arn.identity }) { users.append(user) }
    }

    public func attach(to group: any GroupReference) {
        if !groups.contains(where: { $0.arn.identity == group.arn.identity }) { groups.append(group) }
    }
}

extension ManagedPolicy: Identity {
    /// Policies of resources cannot name a policy; to ask for its ARN is a mistake.
    public var principalARN: ARN { .withoutPrincipal("ManagedPolicy") }

    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        document.add(statement)
        return .added(to: self)
    }
}
