import CloudAssembly

/// A writer of the warnings and errors of annotations into the file where the CLI reads them (Semantics 16).
enum ValidationReportWriter {
    /// The report; nil if there is nothing to report.
    ///
    /// It names what annotates stacks, so that an app without one has an empty report.
    static func file(of root: Node) -> AssemblyFile? {
        var found: OrderedMap<ValidationReport.Violation> = [:]
        var hasStacks = false
        root.visitTree { node in
            if node is StackNode { hasStacks = true }
            for record in node.metadata {
                guard let kind = Annotations.Kind(rawValue: record.type), kind != .info, let text = record.data.literalText
                else { continue }
                add(kind, text, node, to: &found)
            }
        }
        guard !found.isEmpty else { return nil }
        let violations = found.map(\.value)
        let hasErrors = violations.contains { $0.severity == "error" }
        let annotations = ValidationReport.PluginReport(
            pluginName: "Construct Annotations", conclusion: hasErrors ? .failure : .success, metadata: ["cdk:annotations": "true"],
            violations: violations)
        let report = ValidationReport(pluginReports: hasStacks ? [annotations] : [])
        return AssemblyFile(encoding: report, path: "validation-report.json", at: root)
    }

    /// Adds a message to the violations; constructs with the same message share one.
    private static func add(
        _ kind: Annotations.Kind, _ text: String, _ node: Node, to violations: inout OrderedMap<ValidationReport.Violation>
    ) {
        let severity = kind == .error ? "error" : "warning"
        let (message, id) = split(text)
        let rule = id.map { $0.contains("::") ? $0 : "Annotation::\($0)" } ?? "Annotation::\(severity)-annotation"
        let resource = (node.construct as? CfnResource).flatMap { resource in
            node.stack.map {
                ValidationReport.ViolatingConstruct.Resource(
                    templatePath: $0.templateFile, logicalId: resource.resolvedLogicalID())
            }
        }
        let place = ValidationReport.ViolatingConstruct(
            constructPath: node.path, constructFqn: node.construct?.constructInfoName, libraryVersion: nil,
            cloudFormationResource: resource)
        // As a map's key, since equal strings of Swift may differ in their characters.
        let key = "\(rule)|\(severity)|\(message)"
        var violation =
            violations[key]
            ?? .init(
                ruleName: rule, description: message, severity: severity, ruleMetadata: ["cdk:annotation": "true"], violatingConstructs: [])
        violation.violatingConstructs.append(place)
        violations[key] = violation
    }

    private static func split(_ text: String) -> (message: String, id: String?) {
        guard text.hasSuffix("]"), let place = text.range(of: " [ack: ") else { return (text, nil) }
        let message = text[..<place.lowerBound].unicodeScalars.drop(while: \.properties.isWhitespace)
        let end = message.lastIndex { !$0.properties.isWhitespace }.map(message.index(after:)) ?? message.startIndex
        return (String(message[..<end]), String(text[place.upperBound...].dropLast()))
    }
}
