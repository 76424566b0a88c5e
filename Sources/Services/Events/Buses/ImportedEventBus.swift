import CDK
import CDKIAM

/// An event bus that is there already. Its policy cannot be changed.
private final class ImportedEventBus: Construct, EventBusReference {
    let arn: ARN
    let name: Value<String>
    let owningAccount: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, name: Value<String>?, location: SourceLocation) {
        self.arn = arn
        var problem: String?
        var parts: ARN.Components?
        do throws(ParseError) { parts = try arn.components(.slash) } catch { problem = error.description }
        self.name = name ?? parts?.resourceName ?? ""
        owningAccount = parts?.account ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if let problem { node.report(problem, action: "import the bus by the ARN that the EventBridge console shows") }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        Annotations.of(self).addWarning(
            "@aws-cdk/aws-events:eventBusAddToResourcePolicy",
            "Unable to add necessary permissions to imported target event bus: \(arn.text.description)")
        return .refused
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
