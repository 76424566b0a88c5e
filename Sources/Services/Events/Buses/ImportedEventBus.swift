import CDK
import CDKIAM

/// An event bus that is there already.
///
/// Its policy cannot be changed.
private final class ImportedEventBus: Construct, EventBusReference {
    let arn: ARN
    let name: Value<String>
    let owningAccount: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, name: Value<String>?, location: SourceLocation) {
        self.arn = arn
        let parts = try? arn.components(.slash)
        self.name = name ?? parts?.resourceName ?? ""
        owningAccount = parts?.account ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if parts == nil {
            node.report(
                .error(
                    "swift-cdk:events/bus-arn", "'\(arn.text.description)' is not the ARN of an event bus",
                    action: "import the bus by the ARN that the EventBridge console shows"))
        }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        node.report(
            .warning(
                "@aws-cdk/aws-events:eventBusAddToResourcePolicy",
                "The policy of the imported event bus \(arn.text.description) cannot be changed, so the permission is missing",
                action: "let the owner of the bus add it"))
        return .reported
    }
}

extension EventBus {
    /// An event bus that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any EventBusReference {
        ImportedEventBus(scope, id, arn: arn, name: nil, location: SourceLocation(file: file, line: line))
    }

    /// An event bus of the stack's account and region that is there already, such as `default`.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any EventBusReference {
        ImportedEventBus(
            scope, id, arn: ARN(in: scope, service: "events", resource: "event-bus", resourceName: name), name: name,
            location: SourceLocation(file: file, line: line))
    }
}
