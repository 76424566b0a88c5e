import CDK

/// What an alarm does when its state changes: it notifies a topic, calls a function, stops a machine.
///
/// The modules of the services have the actions: `CDKSNS` for topics, `CDKLambda` for functions.
public protocol AlarmAction {
    /// The ARN of the action for an alarm. Lets the alarm do it where that needs a permission.
    func bind(to alarm: any AlarmReference) -> ARN
}

/// An alarm, made here or imported, on metrics or on other alarms.
public protocol AlarmReference: AnyObject, Scope {
    var arn: ARN { get }
    var name: Value<String> { get }
}
