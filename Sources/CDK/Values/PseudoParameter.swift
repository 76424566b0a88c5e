/// CloudFormation's pseudo parameters: values that are known when a stack is deployed.
///
/// Where a stack's environment is known, prefer ``Node/region``, ``Node/account`` and ``Node/partition``, which are literals then.
public enum PseudoParameter {
    /// The account that the stack is deployed to, twelve digits.
    public static var accountID: Value<String> { ref("AWS::AccountId") }
    /// The code of the region that the stack is deployed to, such as `eu-south-1`.
    public static var region: Value<String> { ref("AWS::Region") }
    /// The partition of the region, such as `aws` or `aws-cn`.
    public static var partition: Value<String> { ref("AWS::Partition") }
    /// The ARN of the stack.
    public static var stackID: Value<String> { ref("AWS::StackId") }
    /// The name of the stack.
    public static var stackName: Value<String> { ref("AWS::StackName") }
    /// The domain of AWS's endpoints in the region, such as `amazonaws.com`.
    public static var urlSuffix: Value<String> { ref("AWS::URLSuffix") }
    /// A value that leaves out the property in which it stands (`AWS::NoValue`).
    public static var noValue: AnyValue { AnyValue(raw: ref("AWS::NoValue").raw) }
    /// The ARNs of the topics that receive the stack's events.
    public static var notificationARNs: List<Value<String>> {
        List(raw: .intrinsic(Intrinsic("Ref", .string("AWS::NotificationARNs"), shape: .list)))
    }

    private static func ref(_ name: String) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Ref", .string(name))))
    }
}
