import CDK

/// A managed policy that is named by its ARN.
public struct ManagedPolicyARN: ManagedPolicyReference {
    /// The ARN.
    public let arn: ARN

    /// A policy with this ARN: `arn:aws:iam::<account>:policy/<name>`.
    public init(_ arn: ARN) { self.arn = arn }

    /// A policy of the account in which `scope` is, by its name.
    public init(in scope: any Scope, name: Value<String>) {
        arn = ARN(in: scope, service: "iam", region: "", resource: "policy", resourceName: name)
    }
}

extension ManagedPolicyReference where Self == ManagedPolicyARN {
    /// One of AWS's own policies, by its name with its path, such as `service-role/AWSLambdaBasicExecutionRole`.
    ///
    /// [List](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html)
    public static func aws(_ name: String) -> ManagedPolicyARN {
        ManagedPolicyARN(ARN(service: "iam", account: "aws", resource: "policy", resourceName: Value(name)))
    }

    /// A policy that is there already.
    public static func imported(_ arn: ARN) -> ManagedPolicyARN { ManagedPolicyARN(arn) }
}
