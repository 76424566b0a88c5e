import CDK

/// The construct that a principal is, as far as policies name it.
///
/// It knows nothing of the construct's own policies: what names principals stands below what has policies.
package struct PrincipalConstruct {
    package let construct: any Scope & AnyObject
    /// The ARN by which policies of resources name it.
    package let arn: ARN
    /// The account that it is in, as far as it is known.
    let account: Value<String>?
    /// The ARN of which any two constructs are the same, because what it names was made elsewhere; nil if the construct is itself alone.
    let sharedARN: ARN?
    /// Whether it is a group of users, which no policy can name.
    let isGroup: Bool

    package var node: Node { construct.node }
}
