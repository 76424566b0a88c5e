import CDK

/// A permission of a policy: who may, or may not, do what with which resources, and when.
///
///     PolicyStatement(actions: ["s3:GetObject"], resources: ["\(bucket.attrArn)/*"])
///     PolicyStatement(.deny, actions: ["s3:*"], resources: ["*"], principals: [.star],
///                     conditions: ["Bool": ["aws:SecureTransport": "false"]])
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html)
public struct PolicyStatement {
    /// The effect: the statement allows or denies.
    public var effect: Effect
    /// A name for the statement within its policy: letters and digits in identities' policies.
    ///
    /// Statements with one are never merged.
    public var sid: String?
    /// The actions, such as `s3:GetObject`, `s3:Get*` or `*`.
    public var actions: PolicyMatch<String> {
        didSet { actions = actions.unique { $0 } }
    }
    /// The ARNs of the resources, in which `*` and `?` stand for any characters.
    public var resources: PolicyMatch<ARN> {
        didSet { resources = resources.unique(by: \.identity) }
    }
    /// The principals; only in the policies of resources and in trust policies.
    public var principals: PolicyMatch<Principal> {
        didSet { principals = principals.unique(by: \.objectIdentity) }
    }
    /// The statement's own conditions; those of its principals are added when it is written.
    public var conditions: Conditions
    /// The line that made the statement, for diagnostics; nil for statements of grants, which the library makes.
    package let location: SourceLocation?

    /// A statement.
    ///
    /// Its mistakes are reported where the policy is.
    ///
    /// - Parameters:
    ///   - effect: The effect: it allows or denies.
    ///   - sid: A name for the statement within its policy. Statements with one are never merged.
    ///   - actions: The actions, such as `s3:GetObject`.
    ///   - resources: The ARNs of the resources.
    ///   - principals: The principals; only in the policies of resources and in trust policies.
    ///   - conditions: The conditions under which it applies; always if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ effect: Effect = .allow, sid: String? = nil, actions: PolicyMatch<String> = [], resources: PolicyMatch<ARN> = [],
        principals: PolicyMatch<Principal> = [], conditions: Conditions = [:], file: String = #fileID, line: Int = #line
    ) {
        self.effect = effect
        self.sid = sid
        self.actions = actions.unique { $0 }
        self.resources = resources.unique(by: \.identity)
        self.principals = principals.unique(by: \.objectIdentity)
        self.conditions = conditions
        location = .ofUser(file, line)
    }

    /// The conditions of the principals, and the statement's own.
    var allConditions: Conditions {
        var all: Conditions = [:]
        for principal in principals.elements { all.add(principal.fragment.conditions) }
        all.add(conditions)
        return all
    }
}
