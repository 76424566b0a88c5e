import CDK
import CDKSNS

/// Policies of topics.
enum TopicPolicies {
    /// Refuses whoever publishes without TLS, and lets the services publish that the statements name.
    static func requireTLS(_ topic: CfnTopic, in scope: Node, _ id: String, allowing statements: [Statement] = []) {
        let policy = CfnTopicPolicy(
            scope, id, policyDocument: policyDocument(statements + [.denyPlainTransport("sns:Publish", on: [topic.ref])]),
            topics: [topic.ref])
        policy.applyRemovalPolicy(.destroy)
    }
}
