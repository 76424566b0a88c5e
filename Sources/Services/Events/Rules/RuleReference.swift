import CDK

/// A rule, made here or imported.
public protocol RuleReference: AnyObject, Scope, NamedByARN {
    /// The ARN of the rule.
    var arn: ARN { get }
    /// The name of the rule.
    var name: Value<String> { get }
}
