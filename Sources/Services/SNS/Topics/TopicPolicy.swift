import CDK
import CDKIAM

/// The policy of topics: who may use them, beside what policies of the account's identities permit (`AWS::SNS::TopicPolicy`).
///
/// A topic makes one when something is granted by it; see ``Topic/addToResourcePolicy(_:)``. Statements without a name are numbered.
public final class TopicPolicy: Construct {
    public let document: PolicyDocument

    /// - Parameters:
    ///   - document: In place of an empty one.
    ///   - enforcesSSL: Whether publishing without TLS is denied.
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
