import CDK
import CDKIAM

/// A log group that is there already.
private final class ImportedLogGroup: Construct, LogGroupReference {
    let arn: ARN
    let name: Value<String>
    let owningAccount: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, name: Value<String>, account: Value<String>?, location: SourceLocation) {
        self.arn = arn
        self.name = name
        owningAccount = account ?? scope.node.account
        super.init(Node(scope, id, file: location.file, line: location.line))
    }
}

extension LogGroup {
    /// A log group that is there already.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any LogGroupReference {
        let name = Value<String>(raw: withoutStreams(name.raw))
        let arn = ARN(in: scope, service: "logs", resource: "log-group", resourceName: "\(name):*", format: .colon)
        return ImportedLogGroup(
            scope, id, arn: arn, name: name, account: nil, location: SourceLocation(file: file, line: line))
    }

    /// A log group that is there already.
    ///
    /// - Parameter arn: With or without `:*` at its end.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any LogGroupReference {
        let arn = ARN(raw: withoutStreams(arn.raw))
        var parts: ARN.Components?
        var problem: String?
        do throws(ParseError) { parts = try arn.components(.colon) } catch { problem = error.description }
        let group = ImportedLogGroup(
            scope, id, arn: "\(arn):*", name: parts?.resourceName ?? "", account: parts?.account,
            location: SourceLocation(file: file, line: line))
        if problem == nil, parts?.resourceName == nil { problem = "No log group is named in the ARN '\(arn.text.description)'" }
        if let problem {
            group.node.report(problem, action: "import the log group by arn:aws:logs:<region>:<account>:log-group:<name>")
        }
        return group
    }

    /// The text without `:*` at its end, which stands for the streams of a group.
    private static func withoutStreams(_ text: TemplateValue) -> TemplateValue {
        switch text {
        case .string(let text) where text.hasSuffix(":*"): .string(String(text.dropLast(2)))
        case .text(let pieces):
            pieces.last.map { last in
                switch withoutStreams(last) {
                case .string(""): pieces.count == 2 ? pieces[0] : .text(pieces.dropLast())
                case let shorter: .text(pieces.dropLast() + [shorter])
                }
            } ?? text
        default: text
        }
    }
}
