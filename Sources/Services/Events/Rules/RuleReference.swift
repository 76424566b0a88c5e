import CDK

/// A rule, made here or imported.
public protocol RuleReference: AnyObject, Scope {
    var arn: ARN { get }
    var name: Value<String> { get }
}
