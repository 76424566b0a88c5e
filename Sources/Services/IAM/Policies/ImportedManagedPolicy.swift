import CDK

/// A managed policy that is there already: of an account, or one of AWS's own.
///
/// It is no construct: whoever gets it names its ARN.
public struct ImportedManagedPolicy: ManagedPolicyReference {
    /// The ARN.
    public let arn: ARN
}

extension ManagedPolicy {
    /// A policy that is there already, by its ARN: `arn:aws:iam::<account>:policy/<name>`.
    public static func imported(arn: ARN) -> ImportedManagedPolicy { ImportedManagedPolicy(arn: arn) }

    /// A policy of the account in which `scope` is, by its name.
    public static func imported(in scope: any Scope, name: Value<String>) -> ImportedManagedPolicy {
        imported(arn: ARN(in: scope, service: "iam", region: "", resource: "policy", resourceName: name))
    }
}

extension ManagedPolicyReference where Self == ImportedManagedPolicy {
    /// One of AWS's own policies, by its name with its path, such as `service-role/AWSLambdaBasicExecutionRole`.
    ///
    /// [List](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html)
    public static func aws(_ name: String) -> ImportedManagedPolicy {
        ImportedManagedPolicy(arn: ARN(service: "iam", account: "aws", resource: "policy", resourceName: Value(name)))
    }

    /// A policy that is there already, by its ARN: `arn:aws:iam::<account>:policy/<name>`.
    public static func imported(arn: ARN) -> ImportedManagedPolicy { ImportedManagedPolicy(arn: arn) }
}
