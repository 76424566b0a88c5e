import CDK

/// A policy that stands for itself and can be attached to many: made here, imported, or one of AWS's own.
public protocol ManagedPolicyReference: NamedByARN {
    /// The ARN of the policy.
    var arn: ARN { get }
}
