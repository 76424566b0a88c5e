import CDK
import CDKIAM

/// The policy of topics: who may use them, beside what policies of the account's identities permit (`AWS::SNS::TopicPolicy`).
///
/// A topic makes one when something is granted by it; see ``Topic/addToResourcePolicy(_:)``. Statements without a name are numbered.
public final class TopicPolicy: Construct {
    /// The statements of the policy.
    public let document: PolicyDocument

    /// A policy of topics.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - topics: The topics whose policy it is.
    ///   - document: The statements to begin with; none if not given.
    ///   - enforcesSSL: Whether publishing without TLS is denied.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, topics: [any TopicReference], document: PolicyDocument? = nil, enforcesSSL: Bool = false,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let document = document ?? PolicyDocument(assignsSids: true)
        if enforcesSSL {
            for topic in topics { document.add(.denyPlainText(to: topic.arn)) }
        }
        SNS.CfnTopicPolicy(
            scope, "Resource", policyDocument: AnyValue(document), topics: List(topics.map { Value($0.arn) }), file: file, line: line)
        self.document = document
        super.init(scope)
        document.checkAsResourcePolicy(of: self)
    }
}

extension PolicyStatement {
    /// Denies everyone to publish without TLS.
    static func denyPlainText(to topic: ARN) -> PolicyStatement {
        PolicyStatement(
            .deny, sid: "AllowPublishThroughSSLOnly", actions: ["sns:Publish"], resources: [topic], principals: [.star],
            conditions: ["Bool": ["aws:SecureTransport": "false"]])
    }
}
