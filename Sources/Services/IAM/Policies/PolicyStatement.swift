import CDK

/// A permission of a policy: who may, or may not, do what with which resources, and when.
///
///     PolicyStatement(actions: ["s3:GetObject"], resources: ["\(bucket.attrArn)/*"])
///     PolicyStatement(.deny, actions: ["s3:*"], resources: ["*"], principals: [.star],
///                     conditions: ["Bool": ["aws:SecureTransport": "false"]])
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html)
public struct PolicyStatement {
    public var effect: Effect
    /// Names the statement within its policy: letters and digits in identities' policies. Statements with one are never merged.
    public var sid: String?
    /// Such as `s3:GetObject`, `s3:Get*` or `*`.
    public var actions: PolicyMatch<String> {
        didSet { actions = actions.unique { $0 } }
    }
    public var resources: PolicyMatch<ARN> {
        didSet { resources = resources.unique(by: \.identity) }
    }
    /// Only in the policies of resources and in trust policies.
    public var principals: PolicyMatch<Principal> {
        didSet { principals = principals.unique(by: \.objectIdentity) }
    }
    /// The statement's own conditions; those of its principals are added when it is written.
    public var conditions: Conditions

    public init(
        _ effect: Effect = .allow, sid: String? = nil, actions: PolicyMatch<String> = [], resources: PolicyMatch<ARN> = [],
        principals: PolicyMatch<Principal> = [], conditions: Conditions = [:]
    ) {
        self.effect = effect
        self.sid = sid
        self.actions = actions.unique { $0 }
        self.resources = resources.unique(by: \.identity)
        self.principals = principals.unique(by: \.objectIdentity)
        self.conditions = conditions
    }

    /// The conditions of the principals, and the statement's own.
    var allConditions: Conditions {
        var all: Conditions = [:]
        for principal in principals.elements { all.add(principal.fragment.conditions) }
        all.add(conditions)
        return all
    }
}
