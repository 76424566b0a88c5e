import CDK
import CDKIAM
import CDKSNS
import CDKSQS

/// A topic that is encrypted with the platform's key, refuses plain transport, and loses no message.
final class PlatformTopic: Construct {
    let topic: Topic
    /// What the topic is, the front of its name.
    let type: String
    private let names: ResourceNames

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - type: What the topic is, the front of its name.
    ///   - names: The names of the construct's resources.
    ///   - key: Encrypts the messages.
    ///   - services: The services that publish to it by themselves, for this account.
    init(
        _ scope: any Scope, _ id: String, type: String, names: ResourceNames, key: PlatformKey, publishers services: [String] = []
    ) {
        let scope = Node(scope, id)
        topic = Topic(scope, "Resource", topicName: PhysicalName(names(type)), encryptionKey: key.key, enforcesSSL: true)
        for service in services {
            topic.addToResourcePolicy(
                PolicyStatement(
                    actions: ["sns:Publish"], resources: [topic.arn], principals: [.service(service)],
                    conditions: .sourceAccount(of: scope)))
        }
        self.names = names
        self.type = type
        super.init(scope)
    }

    /// Sends every message to an address, which has to confirm first.
    ///
    /// What cannot be delivered waits in a queue of its own.
    ///
    /// - Returns: The queue.
    func subscribe(email address: String) -> Queue {
        let undelivered = DeadLetters.queue(node, "Undelivered", name: names("\(type)-dlq"))
        topic.addSubscription(.email(Value(address)), deadLetterQueue: undelivered)
        return undelivered
    }
}
