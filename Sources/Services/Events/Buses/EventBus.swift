import CDK
import CDKIAM
import CDKKMS
import CDKSQS

/// A bus for events of one's own, or of a partner (`AWS::Events::EventBus`).
///
///     let bus = EventBus(stack, "Bus", name: "video")
///     bus.grantPutEvents(to: function)
///     bus.archive("Archive", pattern: EventPattern(source: [.prefix("video.")]), retention: .days(30))
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html)
public final class EventBus: Construct, EventBusReference {
    public let arn: ARN
    public let name: Value<String>

    /// - Parameters:
    ///   - name: 1 to 256 letters, digits and `_.-`; made from the place in the tree if not given. Not beside `eventSource`.
    ///   - eventSource: The partner's event source that the bus is for, such as `aws.partner/example.com/1`; it names the bus as well.
    ///   - description: At most 512 characters.
    ///   - encryptionKey: Encrypts the events; EventBridge's own key if not given.
    ///   - deadLetterQueue: Gets events that could not be delivered because of the key.
    ///   - logConfiguration: What EventBridge logs about the bus.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, name: PhysicalName? = nil, eventSource: String? = nil, description: String? = nil,
        encryptionKey: (any KeyReference)? = nil, deadLetterQueue: (any QueueReference)? = nil,
        logConfiguration: Events.CfnEventBus.LogConfigProperty? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let generated: Value<String> = .lazy { Value(Names.uniqueID(scope)) }
        let physicalName = name ?? .given(Value(eventSource) ?? generated)
        let names = ResourceIdentity(scope, name: physicalName)
        let resource = Events.CfnEventBus(
            scope, "Resource", name: names.property ?? generated,
            deadLetterConfig: deadLetterQueue.map { Events.CfnEventBus.DeadLetterConfigProperty(arn: Value($0.arn)) },
            description: Value(description), eventSourceName: Value(eventSource), kmsKeyIdentifier: encryptionKey.map { Value($0.arn) },
            logConfig: logConfiguration, file: file, line: line)
        func arn(_ name: Value<String>) -> ARN {
            ARN(in: scope, service: "events", resource: "event-bus", resourceName: name)
        }
        self.arn = names.arn(ARN(raw: resource.attrArn.raw), arn)
        self.name = names.name(resource.ref)
        super.init(scope)
        reportMistakes(name: name?.literal, eventSource: eventSource, description: description)
        if name != nil, eventSource != nil {
            node.report(
                "'eventBusName' and 'eventSourceName' cannot both be provided",
                action: "leave the name out: the bus is called as the source")
        }
        guard let encryptionKey else { return }
        let own = AnyValue(arn(names.property ?? generated))
        encryptionKey.addToResourcePolicy(
            PolicyStatement(
                actions: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"], resources: ["*"],
                principals: [.service("events.amazonaws.com", region: nil)],
                conditions: [
                    "StringEquals": [
                        "aws:SourceAccount": AnyValue(node.account), "aws:SourceArn": own,
                        "kms:EncryptionContext:aws:events:event-bus:arn": own,
                    ]
                ]))
    }

    /// Adds a statement to the bus's policy. It needs a `sid`.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        guard let sid = statement.sid else {
            node.report("Event Bus policy statements must have a sid", action: "give the statement, or the grant, a sid")
            return .refused
        }
        var statement = statement
        let id = String("cdk-\(sid)".prefix(64))
        statement.sid = id
        let policy = Node(self, id, file: node.location.file, line: node.location.line)
        _ = Events.CfnEventBusPolicy(
            policy, "Resource", statementId: Value(id), eventBusName: name, statement: AnyValue(statement), file: node.location.file,
            line: node.location.line)
        return .added(to: Construct(policy))
    }

    private func reportMistakes(name: String?, eventSource: String?, description: String?) {
        if let name {
            if name == "default" {
                node.report("'eventBusName' must not be 'default'", action: "import it: EventBus.imported(scope, id, name: \"default\")")
            } else if name.contains("/") {
                node.report("'eventBusName' must not contain '/'", action: "correct the name")
            } else if !EventBusName.isValid(name) {
                node.report("'eventBusName' must satisfy: /^[\\/\\.\\-_A-Za-z0-9]{1,256}$/", action: "correct the name")
            }
        }
        if let eventSource {
            if !EventBusName.isPartnerSource(eventSource) {
                node.report(
                    "'eventSourceName' must satisfy: /^aws\\.partner(\\/[\\.\\-_A-Za-z0-9]+){2,}$/",
                    action: "take the name from the EventBridge console")
            } else if !EventBusName.isValid(eventSource) {
                node.report("'eventSourceName' must satisfy: /^[\\/\\.\\-_A-Za-z0-9]{1,256}$/", action: "correct the name")
            }
        }
        if let description, description.utf16.count > 512 {
            node.report(
                "description must be less than or equal to 512 characters, got \(description.utf16.count)",
                action: "shorten the description")
        }
    }
}

/// Names of event buses.
enum EventBusName {
    static func isValid(_ text: String) -> Bool { (1...256).contains(text.utf16.count) && isAllowed(text, besides: "/.-_") }

    static func isPartnerSource(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count >= 3 && parts[0] == "aws.partner"
            && parts.dropFirst().allSatisfy { !$0.isEmpty && isAllowed(String($0), besides: ".-_") }
    }

    /// Whether the text has only ASCII letters, digits, and these.
    static func isAllowed(_ text: String, besides others: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || others.unicodeScalars.contains($0)
        }
    }
}
