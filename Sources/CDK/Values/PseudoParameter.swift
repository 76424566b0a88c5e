/// CloudFormation's pseudo parameters: values that are known when a stack is deployed.
///
/// Where a stack's environment is known, prefer ``Node/region``, ``Node/account`` and ``Node/partition``, which are literals then.
public enum PseudoParameter {
    public static var accountID: Value<String> { ref("AWS::AccountId") }
    public static var region: Value<String> { ref("AWS::Region") }
    public static var partition: Value<String> { ref("AWS::Partition") }
    public static var stackID: Value<String> { ref("AWS::StackId") }
    public static var stackName: Value<String> { ref("AWS::StackName") }
    public static var urlSuffix: Value<String> { ref("AWS::URLSuffix") }
    /// Leaves the property out in which it stands.
    public static var noValue: AnyValue { AnyValue(raw: ref("AWS::NoValue").raw) }
    public static var notificationARNs: List<Value<String>> {
        List(raw: .intrinsic(Intrinsic("Ref", .string("AWS::NotificationARNs"), shape: .list)))
    }

    private static func ref(_ name: String) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Ref", .string(name))))
    }
}
