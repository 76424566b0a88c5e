import CloudAssembly

/// The role with which stacks of other accounts read a stack's outputs (Semantics 10.1).
final class CrossAccountRole {
    private let role: CfnResource
    private unowned let producer: StackNode
    private var trustedRoles: [String] = []

    /// The role of a stack, made when it is first needed.
    static func of(_ producer: StackNode, _ scope: Node) -> CrossAccountRole {
        let kept = producer.slot(RoleOfStack.self)
        let role = kept.role ?? CrossAccountRole(producer, scope)
        kept.role = role
        return role
    }

    /// The role of a stack, if it was needed.
    private final class RoleOfStack: Slot {
        var role: CrossAccountRole?

        func dismantle() { role = nil }
    }

    private init(_ producer: StackNode, _ scope: Node) {
        role = CfnResource(scope, "GetStackOutputRole", type: "AWS::IAM::Role")
        self.producer = producer
        let policy = CfnResource(scope, "GetStackOutputPolicy", type: "AWS::IAM::Policy")
        policy[property: "Roles"] = [role.ref] as List<Value<String>>
        policy[property: "PolicyDocument"] =
            [
                "Version": "2012-10-17",
                "Statement": [
                    [
                        "Effect": "Allow", "Action": "cloudformation:DescribeStacks",
                        "Resource":
                            "arn:\(producer.partition):cloudformation:\(producer.region):\(account):stack/\(producer.name)/*",
                    ]
                ],
            ] as AnyValue
        policy.addPropertyOverride("PolicyName", AnyValue(Names.uniqueResourceName(policy, maximumLength: 128)))
        role[property: "AssumeRolePolicyDocument"] = AnyValue.lazy { [self] in trustPolicy }
        role.addPropertyOverride("RoleName", AnyValue(name))
    }

    private var name: String { Names.uniqueResourceName(role, maximumLength: 64) }
    private var roleARN: Value<String> {
        "arn:\(producer.partition):iam::\(account):role/\(name)"
    }

    /// The producer's account; where it is not known, the assembly's word for it.
    private var account: String { producer.environment.account ?? "unknown-account" }

    /// Lets a consumer that is deployed with `consumerRole` assume the role, and gives the role's ARN.
    func grantRead(to consumerRole: String) -> TemplateValue {
        if !trustedRoles.contains(consumerRole) { trustedRoles.append(consumerRole) }
        return roleARN.raw
    }

    private var trustPolicy: AnyValue {
        let principals = trustedRoles.map { AnyValue(Fn.sub($0)) }
        return [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Effect": "Allow", "Principal": ["AWS": principals.count == 1 ? principals[0] : AnyValue(principals)],
                    "Action": ["sts:AssumeRole"],
                ]
            ],
        ]
    }
}
