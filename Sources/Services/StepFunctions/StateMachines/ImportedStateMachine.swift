import CDK

/// A state machine that is there already.
private final class ImportedStateMachine: Construct, StateMachineReference {
    let arn: ARN

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        super.init(Node(scope, id, file: location.file, line: location.line))
        if (try? arn.components(.colon))?.resourceName == nil {
            node.report(
                .error(
                    "swift-cdk:stepfunctions/machine-arn", "'\(arn.text.description)' is not the ARN of a state machine",
                    action: "import it by arn:aws:states:<region>:<account>:stateMachine:<name>"))
        }
    }
}

extension StateMachine {
    /// A state machine that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any StateMachineReference {
        ImportedStateMachine(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }

    /// A state machine of the stack's account and region that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any StateMachineReference {
        let arn = ARN(in: scope, service: "states", resource: "stateMachine", resourceName: name, format: .colon)
        return ImportedStateMachine(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }
}
