import CDK
import CloudAssembly

/// Users who share permissions (`AWS::IAM::Group`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html)
public final class Group: Construct, GroupReference {
    public let arn: ARN
    public let name: Value<String>
    private let managedPolicies: AttachedManagedPolicies
    private let inlinePolicies = GroupPolicies()
    private let nameForMessages: String

    /// - Parameters:
    ///   - groupName: At most 128 letters, digits and `_+=,.@-`; CloudFormation makes one if not given.
    ///   - path: Begins and ends with a slash.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, groupName: PhysicalName = .chosenAtDeployment, managedPolicies: [any ManagedPolicyReference] = [],
        path: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let attached = AttachedManagedPolicies(managedPolicies)
        let names = ResourceIdentity(scope, name: groupName)
        let resource = IAM.CfnGroup(
            scope, "Resource", groupName: names.property, managedPolicyArns: attached.arns, path: Value(path), file: file, line: line)
        let folder = path.map { String($0.drop { $0 == "/" }) } ?? ""
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "iam", region: "", resource: "group", resourceName: "\(folder)\($0)")
        }
        name = names.name(resource.ref)
        nameForMessages = groupName.literal ?? id
        self.managedPolicies = attached
        super.init(scope)
        warnOfCount()
    }

    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition { inlinePolicies.add(statement, of: self) }

    public func attachInlinePolicy(_ policy: Policy) { inlinePolicies.attach(policy, to: self) }

    public func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        managedPolicies.attach(policy)
        warnOfCount()
    }

    /// Makes a user a member of the group.
    public func add(_ user: any UserReference) { user.join(self) }

    private func warnOfCount() {
        let count = managedPolicies.policies.count
        guard count > 10 else { return }
        Annotations.of(self).addWarning(
            "@aws-cdk/aws-iam:groupMaxPoliciesExceeded",
            "You added \(count) to IAM Group \(nameForMessages). The maximum number of managed policies attached to an IAM group is 10.")
    }

    /// A group that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any GroupReference {
        ImportedGroup(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A group of the stack's account that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any GroupReference {
        imported(
            scope, id, arn: ARN(in: scope, service: "iam", region: "", resource: "group", resourceName: name), file: file, line: line)
    }
}

/// A group that is there already.
private final class ImportedGroup: Construct, GroupReference {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let inlinePolicies = GroupPolicies()

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        let parts = ImportedARN(arn, kind: "group", at: scope.node)
        self.arn = arn
        name = parts.path
        principalAccount = parts.account
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition { inlinePolicies.add(statement, of: self) }
    func attachInlinePolicy(_ policy: Policy) { inlinePolicies.attach(policy, to: self) }
    func addManagedPolicy(_ policy: any ManagedPolicyReference) {}
}

/// The inline policies of a group, with the one for what is granted to it.
private final class GroupPolicies {
    private let attached = AttachedPolicies()
    private var standard: Policy?

    func add(_ statement: PolicyStatement, of group: any GroupReference) -> PolicyAddition {
        let location = group.node.location
        let policy = standard ?? Policy(group, "DefaultPolicy", groups: [group], file: location.file, line: location.line)
        standard = policy
        policy.add(statement)
        return .added(to: policy)
    }

    func attach(_ policy: Policy, to group: any GroupReference) {
        attached.attach(policy)
        policy.attach(to: group)
    }
}
