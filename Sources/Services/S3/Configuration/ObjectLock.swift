import CDK

/// A lock by which nobody can delete or change objects for a time.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html)
public enum ObjectLock: Sendable {
    /// Objects can be locked one by one.
    case enabled
    /// All are locked, for 1 day to 100 years; who has a special permission can still delete them.
    case governance(Duration)
    /// All are locked, for 1 day to 100 years; nobody can delete them.
    case compliance(Duration)

    func property(in scope: Node) -> S3.CfnBucket.ObjectLockConfigurationProperty? {
        let (mode, duration): (S3.CfnBucket.Mode, Duration)
        switch self {
        case .enabled: return nil
        case .governance(let time): (mode, duration) = (.governance, time)
        case .compliance(let time): (mode, duration) = (.compliance, time)
        }
        let days = duration.whole(.days, for: scope)
        if !(1...36_500).contains(days) {
            scope.report(
                .error(
                    "swift-cdk:s3/lock-period", "Objects are locked for 1 to 36,500 days, not for \(days)",
                    action: "lock objects between .days(1) and .days(36_500)", in: "objectLock"))
        }
        return S3.CfnBucket.ObjectLockConfigurationProperty(
            objectLockEnabled: "Enabled", rule: .init(defaultRetention: .init(days: Value(days), mode: mode)))
    }
}
