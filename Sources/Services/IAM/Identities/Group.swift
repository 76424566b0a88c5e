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
}
