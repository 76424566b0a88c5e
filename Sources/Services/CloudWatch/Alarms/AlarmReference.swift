import CDK

/// An alarm, made here or imported, on metrics or on other alarms.
public protocol AlarmReference: AnyObject, Scope, NamedByARN {
    /// The ARN of the alarm.
    var arn: ARN { get }
    /// The name of the alarm.
    var name: Value<String> { get }
}
