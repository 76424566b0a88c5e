import CDK
import CloudAssembly

/// A role: permissions that a service, an account or a signed-in user can take on (`AWS::IAM::Role`).
///
///     let role = Role(stack, "Transcoder", assumedBy: .service("mediaconvert.amazonaws.com"))
///     bucket.grantRead(to: role)
///     role.addToPolicy(PolicyStatement(actions: ["sns:Publish"], resources: ["\(topic.ref)"]))
///
/// What is granted to the role goes into one inline policy; where that gets too large for IAM, the rest goes into managed policies.
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html)
public final class Role: Construct, RoleReference, Circular {
    /// The ARN of the role: `arn:aws:iam::<account>:role/<name>`.
    public let arn: ARN
    /// The name of the role.
    public let name: Value<String>
    /// The id that IAM gives the role: `AROA…`.
    public let uniqueID: Value<String>
    /// The trust policy: who may assume the role.
    public let assumeRolePolicy: PolicyDocument
    private let managedPolicies: AttachedManagedPolicies
    private let attachedPolicies = AttachedPolicies()
    private var defaultPolicy: Policy?
    private var immutable: ImmutableRole?
    /// The constructs that wait for statements of the default policy, by the statements' numbers.
    private var waiting: [Int: [Node]] = [:]
    private var isSplit = false

    /// A role.
    ///
    /// What IAM does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - assumedBy: The principal that may assume the role.
    ///   - externalIDs: The ids of which others have to give one when they assume the role; none if empty.
    ///   - managedPolicies: The managed policies to begin with.
    ///   - inlinePolicies: The policies that are part of the role itself, by their names.
    ///   - path: The path of the name, which begins and ends with a slash: at most 512 characters; `/` if not given.
    ///   - permissionsBoundary: The policy that bounds what the role may do, whatever its policies say.
    ///   - roleName: The name: 1 to 64 letters, digits and `_+=,.@-`; CloudFormation makes one if not given.
    ///   - maxSessionDuration: The time for which the role can be assumed at most: 1 to 12 hours; 1 hour if not given.
    ///   - description: The purpose of the role, for people: at most 1,000 characters.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, assumedBy: Principal, externalIDs: [String] = [],
        managedPolicies: [any ManagedPolicyReference] = [], inlinePolicies: OrderedMap<PolicyDocument> = [:], path: String? = nil,
        permissionsBoundary: (any ManagedPolicyReference)? = nil, roleName: PhysicalName = .chosenAtDeployment,
        maxSessionDuration: Duration? = nil, description: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let trust = PolicyDocument()
        assumedBy.trust(in: trust) { statement in
            guard let first = externalIDs.first else { return statement }
            var statement = statement
            let ids = externalIDs.count == 1 ? AnyValue(first) : AnyValue(externalIDs.map { AnyValue($0) })
            statement.conditions.add("StringEquals", ["sts:ExternalId": ids])
            return statement
        }
        let attached = AttachedManagedPolicies(managedPolicies)
        let names = ResourceIdentity(scope, name: roleName)
        let resource = IAM.CfnRole(
            scope, "Resource", assumeRolePolicyDocument: AnyValue(trust),
            description: description.flatMap { $0.isEmpty ? nil : Value($0) }, managedPolicyArns: attached.arns,
            maxSessionDuration: Value(maxSessionDuration?.seconds), path: Value(path),
            permissionsBoundary: permissionsBoundary.map { Value($0.arn) },
            policies: inlinePolicies.isEmpty
                ? nil
                : List(inlinePolicies.map { IAM.CfnRole.PolicyProperty(policyDocument: AnyValue($0.value), policyName: Value($0.key)) }),
            roleName: names.property, file: file, line: line)
        let folder = path.map { String($0.drop { $0 == "/" }) } ?? ""
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "iam", region: "", resource: "role", resourceName: "\(folder)\($0)")
        }
        name = names.name(resource.ref)
        uniqueID = resource.attrRoleId
        assumeRolePolicy = trust
        self.managedPolicies = attached
        super.init(scope)
        node.report(
            Self.mistakes(
                roleName: roleName.literal, path: path, sessionSeconds: maxSessionDuration?.seconds, description: description))
        assumeRolePolicy.check(as: .trust, of: self)
        for (_, policy) in inlinePolicies { policy.check(as: .identity, of: self) }
        Aspects.of(self).add(priority: .mutating) { [self] construct in
            if construct === self { splitDefaultPolicy() }
        }
    }

    package func letGoOfOthers() {
        immutable = nil
        assumeRolePolicy.letGo()
    }

    /// Adds a statement to the role's inline policy, or to managed ones where that gets too large.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition {
        let policy = defaultPolicy ?? makeDefaultPolicy()
        let number = policy.document.addNumbered(statement)
        return .added { [self] node in
            if isSplit { node.addDependency(policy) } else { waiting[number, default: []].append(node) }
        }
    }

    /// Adds a managed policy to the role.
    public func addManagedPolicy(_ policy: any ManagedPolicyReference) { managedPolicies.attach(policy) }

    /// Adds an inline policy to the role.
    public func attachInlinePolicy(_ policy: Policy) {
        attachedPolicies.attach(policy)
        policy.attach(to: self)
    }

    /// The role for those who should not change its policies: what they grant to it goes nowhere.
    ///
    /// - Parameter addsGrantsToResources: Whether grants go into the policies of the resources instead.
    /// - Returns: A role that takes no policies.
    public func withoutPolicyUpdates(addsGrantsToResources: Bool = false) -> any RoleReference {
        if let immutable { return immutable }
        let role = ImmutableRole(
            node.scope ?? node, "ImmutableRole\(node.id)", self, addsGrantsToResources: addsGrantsToResources, location: node.location)
        immutable = role
        return role
    }

    private func makeDefaultPolicy() -> Policy {
        let policy = Policy(self, "DefaultPolicy", file: node.location.file, line: node.location.line)
        defaultPolicy = policy
        attachInlinePolicy(policy)
        return policy
    }
}

// MARK: - Limits

extension Role {
    /// The size of the inline policy, in estimated characters.
    ///
    /// IAM counts all inline policies of a role together: 10,240.
    private static let maximumInlineSize = 10_000
    /// The size of a managed policy, in estimated characters.
    ///
    /// IAM takes 6,144.
    private static let maximumManagedSize = 6_000

    /// Moves what is too large for the role's inline policy into managed ones.
    ///
    /// An aspect calls it, when everything has been granted.
    private func splitDefaultPolicy() {
        guard let defaultPolicy, !isSplit else { return }
        isSplit = true
        let parts = defaultPolicy.document.split(
            maximumSize: Self.maximumInlineSize, maximumPartSize: Self.maximumManagedSize, sizes: StatementSize(node))
        warnOfCount(managedPolicies.policies.count + parts.count)
        makeWait(for: defaultPolicy, with: defaultPolicy.document)
        for (index, document) in parts.enumerated() {
            let policy = ManagedPolicy(
                self, "OverflowPolicy\(index + 1)", description: "Part of the policies for \(node.path)", document: document,
                roles: [self], file: node.location.file, line: node.location.line)
            makeWait(for: policy, with: document)
        }
    }

    private func makeWait(for policy: any Scope, with document: PolicyDocument) {
        for node in document.entries.flatMap(\.numbers).flatMap({ waiting[$0] ?? [] }) { node.addDependency(policy) }
    }

    private func warnOfCount(_ count: Int) {
        if count > 20 {
            node.report(
                .warning(
                    "@aws-cdk/aws-iam:rolePolicyTooLarge",
                    "A role has at most 20 managed policies, but what is granted to this one needs \(count)",
                    action: "grant less to the role, by wildcards or by several roles"))
        } else if count > 10 {
            node.report(
                .warning(
                    "@aws-cdk/aws-iam:rolePolicyLarge",
                    "What is granted to the role needs \(count) managed policies, and an account allows 10 unless its quota is raised",
                    action: "grant less to the role, or have the quota raised"))
        }
    }
}
