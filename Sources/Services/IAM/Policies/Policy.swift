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
    var roles = PolicyHolders()
    var users = PolicyHolders()
    var groups = PolicyHolders()

    /// A policy that is attached to nobody yet.
    ///
    /// - Parameters:
    ///   - scope: The policy's own node.
    ///   - policyName: The name; made from the place in the tree if nil.
    ///   - document: The statements; those of a new document if nil.
    ///   - isForced: Whether it is a mistake that nothing is in the policy, or nobody has it.
    ///   - location: The line that messages name.
    init(_ scope: Node, policyName: String?, document: PolicyDocument?, isForced: Bool, location: SourceLocation) {
        ownsDocument = document == nil
        let document = document ?? PolicyDocument()
        resource = IAM.CfnPolicy(
            scope, "Resource", policyDocument: AnyValue(document), policyName: "", file: location.file, line: location.line)
        resourceName = Value(policyName) ?? Self.generatedName(resource)
        self.document = document
        self.isForced = isForced
        super.init(scope)
        resource.policyName = resourceName
        resource.leaveOut { [self] in !(self.isForced || isReferenced || (!self.document.isEmpty && isAttached)) }
        resource.roles = .lazy { [self] in roles.names }
        resource.users = .lazy { [self] in users.names }
        resource.groups = .lazy { [self] in groups.names }
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
        (roles, users, groups) = (PolicyHolders(), PolicyHolders(), PolicyHolders())
        if ownsDocument { document.letGo() }
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
