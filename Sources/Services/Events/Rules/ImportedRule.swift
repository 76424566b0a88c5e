import CDK

/// A rule that is there already.
private final class ImportedRule: Construct, RuleReference {
    let arn: ARN
    let name: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        let parts = try? arn.components(.slash)
        name = parts?.resourceName ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if parts == nil {
            node.report(
                .error(
                    "swift-cdk:events/rule-arn", "'\(arn.text.description)' is not the ARN of a rule",
                    action: "import the rule by the ARN that the EventBridge console shows"))
        }
    }
}

extension Rule {
    /// A rule that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any RuleReference {
        ImportedRule(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }
}
