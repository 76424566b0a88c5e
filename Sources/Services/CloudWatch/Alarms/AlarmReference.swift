import CDK

/// An alarm, made here or imported, on metrics or on other alarms.
public protocol AlarmReference: AnyObject, Scope {
    var arn: ARN { get }
    var name: Value<String> { get }
}
