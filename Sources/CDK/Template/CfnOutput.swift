import CloudAssembly

/// A value that a stack shows when it is deployed, and may export to others.
public final class CfnOutput: CfnElement {
    /// The value that is shown, and imported by other stacks.
    public var value: Value<String>
    /// The output's description in CloudFormation.
    public var outputDescription: String?
    /// The name under which other stacks import the value: at most 255 letters, digits, colons and hyphens.
    public var exportName: Value<String>?
    /// The condition under which the output is shown; always if nil.
    public var condition: CfnCondition?
    private let customKey: String?

    /// Creates an output.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that the output is part of.
    ///   - id: Unique in the scope.
    ///   - value: The value that is shown, and imported by other stacks.
    ///   - description: The output's description in CloudFormation.
    ///   - exportName: The name under which other stacks import the value.
    ///   - condition: Shows the output only where it holds.
    ///   - key: The output's name; its logical id if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, value: Value<String>, description: String? = nil, exportName: Value<String>? = nil,
        condition: CfnCondition? = nil, key: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.value = value
        outputDescription = description
        self.exportName = exportName
        self.condition = condition
        customKey = key
        super.init(elementIn: scope, id, file: file, line: line)
        node.addValidation { [self] in exportNameMistakes }
    }

    /// The exported value, for other stacks.
    ///
    /// The output needs an ``exportName``. An import by its own stack is reported.
    public var importValue: Value<String> {
        Value(
            raw: .lazy(
                LazyValue { [self] resolver in
                    if resolver.consumer === node.stack {
                        resolver.report(
                            .error(
                                "swift-cdk:template/import-in-own-stack", "The stack of the output '\(node.path)' imports it",
                                action: "use the value itself in its own stack"))
                    }
                    guard let exportName else {
                        resolver.report(
                            .error(
                                "swift-cdk:template/import-without-export",
                                "The output '\(node.path)' is imported, and exports nothing", action: "give it an exportName"))
                        return .absent
                    }
                    return Fn.importValue(exportName).raw
                }))
    }

    override func letGo() {
        super.letGo()
        var held = value.raw
        (value, exportName, condition) = ("", nil, nil)
        held.letGo()
    }

    override var section: String { "Outputs" }
    override func key() -> String { customKey ?? resolvedLogicalID() }

    override func content() -> TemplateValue {
        var content: OrderedMap<TemplateValue> = [:]
        content["Description"] = outputDescription.map { .string($0) }
        content["Value"] = value.raw
        if let exportName { content["Export"] = .object(["Name": exportName.raw]) }
        if let condition { content["Condition"] = .lazy(LazyValue { $0.conditionID(condition) }) }
        return .object(content)
    }

    override func finish(_ content: JSON?, _ resolver: Resolver) -> JSON? {
        // Why the value is missing may have been said.
        if content?["Value"] == nil, !node.hasErrors {
            node.report(.error("swift-cdk:template/empty-output", "The output has no value", action: "give it one"))
        }
        return content
    }

    private var exportNameMistakes: [Diagnostic] {
        guard let name = exportName?.literal else { return [] }
        if name.isEmpty {
            return [.error("swift-cdk:template/empty-export-name", "The export's name is empty", action: "give the export a name")]
        }
        var mistakes: [Diagnostic] = []
        let isAllowed = name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == ":"
        }
        if !isAllowed {
            mistakes.append(
                .error(
                    "swift-cdk:template/export-name", "The export's name has more than letters, digits, colons and hyphens: '\(name)'",
                    action: "rename the export"))
        }
        if name.utf16.count > 255 {
            mistakes.append(
                .error(
                    "swift-cdk:template/export-name-length",
                    "The export's name has \(name.utf16.count) characters, 255 is the most", action: "use a shorter name"))
        }
        return mistakes
    }
}
