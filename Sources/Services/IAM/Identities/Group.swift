import CDK
import CloudAssembly

/// A group of users who share permissions (`AWS::IAM::Group`).
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html)
public final class Group: Construct, GroupReference {
    /// The ARN of the group: `arn:aws:iam::<account>:group/<name>`.
    public let arn: ARN
    /// The name of the group.
    public let name: Value<String>
    private let managedPolicies: AttachedManagedPolicies
    private let inlinePolicies = GroupPolicies()

    /// A group.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - groupName: The name: at most 128 letters, digits and `_+=,.@-`; CloudFormation makes one if not given.
    ///   - managedPolicies: The managed policies to begin with; ten at most.
    ///   - path: The path of the name, which begins and ends with a slash; `/` if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
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
        self.managedPolicies = attached
        super.init(scope)
        warnOfCount()
    }

    /// Adds a statement to the group's inline policy.
    @discardableResult
    public func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition { inlinePolicies.add(statement, of: self) }

    /// Adds an inline policy to the group.
    public func attachInlinePolicy(_ policy: Policy) { inlinePolicies.attach(policy, to: self) }

    /// Adds a managed policy to the group.
    public func addManagedPolicy(_ policy: any ManagedPolicyReference) {
        managedPolicies.attach(policy)
        warnOfCount()
    }

    /// Makes a user a member of the group.
    public func add(_ user: any UserReference) { user.join(self) }

    private func warnOfCount() {
        let count = managedPolicies.policies.count
        guard count > 10 else { return }
        node.report(
            .warning(
                "@aws-cdk/aws-iam:groupMaxPoliciesExceeded", "A group has at most 10 managed policies, but this one has \(count)",
                action: "put several into one, or the users into two groups", in: "managedPolicies"))
    }
}
