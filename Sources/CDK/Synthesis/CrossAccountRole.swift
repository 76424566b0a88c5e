import CloudAssembly

/// The role with which stacks of other accounts read a stack's outputs (CDK-SEMANTICS 10.1).
final class CrossAccountRole {
    private let role: CfnResource
    private unowned let producer: StackNode
    private var trustedRoles: [String] = []

    /// The role of a stack, made when it is first needed.
    static func of(_ producer: StackNode, _ scope: Node) -> CrossAccountRole {
        if let role = producer.crossAccountRole { return role }
        let role = CrossAccountRole(producer, scope)
        producer.crossAccountRole = role
        return role
    }

    private init(_ producer: StackNode, _ scope: Node) {
        role = CfnResource(scope, "GetStackOutputRole", type: "AWS::IAM::Role")
        self.producer = producer
        let policy = CfnResource(scope, "GetStackOutputPolicy", type: "AWS::IAM::Policy")
        policy[property: "PolicyDocument"] =
            [
                "Statement": [
                    [
                        "Action": "cloudformation:DescribeStacks", "Effect": "Allow",
                        "Resource":
                            "arn:\(producer.partition):cloudformation:\(producer.region):\(producer.account):stack/\(producer.name)/*",
                    ]
                ],
                "Version": "2012-10-17",
            ] as AnyValue
        policy[property: "PolicyName"] = Value(Names.uniqueResourceName(policy, maximumLength: 128))
        policy[property: "Roles"] = [role.ref] as List<Value<String>>
        role[property: "AssumeRolePolicyDocument"] = AnyValue.lazy { [unowned self] in trustPolicy }
        role.addPropertyOverride("RoleName", AnyValue(name))
    }

    private var name: String { Names.uniqueResourceName(role, maximumLength: 64) }
    private var roleARN: Value<String> {
        "arn:\(producer.partition):iam::\(producer.account):role/\(name)"
    }

    /// Lets the consumer's deployment assume the role; the role's ARN.
    func grantRead(to consumer: StackNode) -> TemplateValue {
        let arn = consumer.synthesizer.executionRoleARN(of: consumer)
        if let arn, !trustedRoles.contains(arn) { trustedRoles.append(arn) }
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
