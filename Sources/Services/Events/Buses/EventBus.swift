import CDK
import CDKIAM
import CDKKMS

/// A bus for events of one's own, or of a partner (`AWS::Events::EventBus`).
///
///     let bus = EventBus(stack, "Bus", name: "video")
///     bus.grantPutEvents(to: function)
///     bus.archive("Archive", pattern: EventPattern(source: [.prefix("video.")]), retention: .days(30))
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html)
public final class EventBus: Construct, EventBusReference {
    /// The ARN of the bus.
    public let arn: ARN
    /// The name of the bus.
    public let name: Value<String>

    /// Creates an event bus.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - name: 1 to 256 letters, digits and `_.-`; made from the place in the tree if not given. Not beside `eventSource`.
    ///   - eventSource: The partner's event source that the bus is for, such as `aws.partner/example.com/1`; it names the bus as well.
    ///   - description: At most 512 characters.
    ///   - encryptionKey: The key that encrypts the events; EventBridge's own key if not given.
    ///   - deadLetterQueueARN: The ARN of a queue that gets events that could not be delivered because of the key.
    ///   - logConfiguration: The events about the bus that EventBridge logs.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, name: PhysicalName? = nil, eventSource: String? = nil, description: String? = nil,
        encryptionKey: (any KeyReference)? = nil, deadLetterQueueARN: ARN? = nil,
        logConfiguration: Events.CfnEventBus.LogConfigProperty? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let generated: Value<String> = .lazy { Value(Names.uniqueID(scope)) }
        let physicalName = name ?? .given(Value(eventSource) ?? generated)
        let names = ResourceIdentity(scope, name: physicalName)
        let resource = Events.CfnEventBus(
            scope, "Resource", name: names.property ?? generated,
            deadLetterConfig: deadLetterQueueARN.map { Events.CfnEventBus.DeadLetterConfigProperty(arn: Value($0)) },
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
                .error(
                    "swift-cdk:events/bus-with-two-names", "The bus has a name and an event source, which names it as well",
                    action: "leave name out"))
        }
        guard let encryptionKey else { return }
        let own = AnyValue(arn(names.property ?? generated))
        encryptionKey.permit(
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

    /// Adds a statement to the bus's policy.
    ///
    /// It needs a `sid`.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        guard let sid = statement.sid else {
            node.report(
                .error(
                    "swift-cdk:events/statement-without-sid", "A statement of an event bus's policy needs a sid, and this one has none",
                    action: "give the statement, or the grant, a sid", at: statement.location))
            return .reported
        }
        var statement = statement
        let id = String("cdk-\(sid)".prefix(64))
        statement.sid = id
        let line = statement.location ?? node.location
        let policy = Node(self, id, file: line.file, line: line.line)
        _ = Events.CfnEventBusPolicy(
            policy, "Resource", statementId: Value(id), eventBusName: name, statement: AnyValue(statement), file: line.file,
            line: line.line)
        return .added(to: Construct(policy))
    }
}
