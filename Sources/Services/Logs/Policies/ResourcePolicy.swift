import CDK
import CDKIAM

/// A policy by which CloudWatch Logs lets services and other accounts write to log groups (`AWS::Logs::ResourcePolicy`).
///
/// An account has at most ten in a region. Its statements stand as they were added: none is merged.
public final class ResourcePolicy: Construct {
    public let document: PolicyDocument

    /// - Parameter resourcePolicyName: Made from the place in the tree if not given.
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
