import CDK
import CDKIAM
import CDKKMS

/// A key that encrypts topics, and admits the services that publish to them.
///
/// A key of our own, because alarms cannot publish through AWS's (`alias/aws/sns`)
/// (https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger).
final class PlatformKey: Construct {
    /// The shortest that KMS takes: a destroyed stack's key should not cost longer than it must.
    private static let pendingWindow = Duration.days(7)

    let key: Key

    init(_ scope: any Scope, _ id: String, names: ResourceNames, admitting services: [String]) {
        let scope = Node(scope, id)
        key = Key(
            scope, "Resource", alias: names("transcode-key"), description: names("transcode-key"), isRotated: true,
            pendingWindow: Self.pendingWindow, removalPolicy: .destroy)
        for service in services {
            key.addToResourcePolicy(
                PolicyStatement(
                    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
                    // In a key's own policy the resource is the key.
                    resources: ["*"], principals: [.service(service)],
                    conditions: .sourceAccount(of: scope)))
        }
        super.init(scope)
    }

    /// What a principal needs to publish to a topic that the key encrypts.
    var publishing: PolicyStatement {
        PolicyStatement(actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn])
    }
}
