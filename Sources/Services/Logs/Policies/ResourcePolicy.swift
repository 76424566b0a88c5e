import CDK
import CDKIAM

/// A policy by which CloudWatch Logs lets services and other accounts write to log groups (`AWS::Logs::ResourcePolicy`).
///
/// An account has at most ten in a region. Its statements stand as they were added: none is merged.
public final class ResourcePolicy: Construct {
    /// The statements of the policy.
    public let document: PolicyDocument

    /// A policy.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - resourcePolicyName: The name; made from the place in the tree if not given.
    ///   - statements: The statements to begin with.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, resourcePolicyName: String? = nil, statements: [PolicyStatement] = [], file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        document = PolicyDocument(statements: statements)
        Logs.CfnResourcePolicy(
            scope, "ResourcePolicy", policyDocument: AnyValue(document.text),
            policyName: Value(resourcePolicyName ?? Names.uniqueID(scope)), file: file, line: line)
        super.init(scope)
        document.checkAsResourcePolicy(of: self)
    }
}
