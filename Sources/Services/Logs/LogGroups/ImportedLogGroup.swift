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
    /// A log group that is there already, by its name.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any LogGroupReference {
        let name = Value<String>(raw: withoutStreams(name.raw))
        let arn = ARN(in: scope, service: "logs", resource: "log-group", resourceName: "\(name):*", format: .colon)
        return ImportedLogGroup(
            scope, id, arn: arn, name: name, account: nil, location: SourceLocation(file: file, line: line))
    }

    /// A log group that is there already, by its ARN.
    ///
    /// An ARN that is none is reported at the group.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The group's ARN, with or without `:*` at its end: `arn:aws:logs:<region>:<account>:log-group:<name>`.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The log group.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any LogGroupReference {
        let arn = ARN(raw: withoutStreams(arn.raw))
        let parts = try? arn.components(.colon)
        let group = ImportedLogGroup(
            scope, id, arn: "\(arn):*", name: parts?.resourceName ?? "", account: parts?.account,
            location: SourceLocation(file: file, line: line))
        if parts?.resourceName == nil {
            group.node.report(
                .error(
                    "swift-cdk:logs/imported-arn", "'\(arn.text.description)' is not the ARN of a log group",
                    action: "import the log group by arn:aws:logs:<region>:<account>:log-group:<name>", in: "arn"))
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
