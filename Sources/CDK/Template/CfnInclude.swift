import CloudAssembly

/// A template that goes into the stack's own: its sections are merged into those of the stack.
///
///     let include = CfnInclude(stack, "Legacy", templateFile: "legacy.yaml", parameters: ["Stage": "live"])
///     let bucket = include.resource("Bucket", as: S3.CfnBucket.self)
///     bucket.versioningConfiguration = .init(status: "Enabled")
///     SQS.CfnQueue(stack, "Queue", queueName: "\(bucket.ref)-events")
///
/// What is not asked for stands in the stack's template as it stands in the included one, whatever it is. Resources, conditions and nested
/// stacks that are asked for become constructs below the include, which keep their logical ids and all that the template says about them.
public final class CfnInclude: CfnElement {
    /// The template; it may hold deferred values.
    public private(set) var template: Map<AnyValue>
    /// What stands for the parameters that are replaced.
    let parameters: [String: AnyValue]
    /// The elements that were asked for, by section and name in the template.
    private(set) var taken: [String: OrderedMap<CfnElement>] = [:]
    /// What was returned where something asked for is not there.
    private var substitutes: [String: CfnElement] = [:]

    /// Includes a template.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - template: The template with CloudFormation's names.
    ///   - parameters: Values for parameters of the template, which then has these values instead.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, template: Map<AnyValue>, parameters: [String: AnyValue] = [:], file: String = #fileID,
        line: Int = #line
    ) {
        self.template = template
        self.parameters = parameters
        super.init(elementIn: scope, id, file: file, line: line)
        for name in parameters.keys.sorted(by: { $0.utf16Precedes($1) }) {
            // The stack that contains this one has no longer anything to hand over.
            (node.stack as? NestedStackNode)?.removeParameter(name)
            checkParameter(name)
        }
        if !parameters.isEmpty { node.addValidation { [self] in parameterMistakes() } }
    }

    /// Includes a template in a JSON text.
    ///
    /// - Throws: `JSONSyntaxError` if the text is not JSON, or has something that would be lost: a member twice, a number that is rounded.
    public convenience init(
        _ scope: any Scope, _ id: String, json: String, parameters: [String: AnyValue] = [:], file: String = #fileID, line: Int = #line
    ) throws(JSONSyntaxError) {
        let template = try JSON(parsingExactly: json.utf8)
        self.init(scope, id, template: Map(raw: TemplateValue(template)), parameters: parameters, file: file, line: line)
    }

    /// Includes a template in a YAML text, short forms included.
    ///
    /// - Throws: `YAMLSyntaxError` if the text is not YAML that CloudFormation takes.
    public convenience init(
        _ scope: any Scope, _ id: String, yaml: String, parameters: [String: AnyValue] = [:], file: String = #fileID, line: Int = #line
    ) throws(YAMLSyntaxError) {
        let template = try JSON(parsingYAML: yaml)
        self.init(scope, id, template: Map(raw: TemplateValue(template)), parameters: parameters, file: file, line: line)
    }

    /// Includes a template in a file of JSON or YAML.
    ///
    /// A file that cannot be read is reported.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - templateFile: The file's path; a relative one begins at the current directory.
    ///   - parameters: Values for parameters of the template, which then has these values instead.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public convenience init(
        _ scope: any Scope, _ id: String, templateFile: String, parameters: [String: AnyValue] = [:], file: String = #fileID,
        line: Int = #line
    ) {
        switch TemplateFile.read(templateFile) {
        case .success(let template):
            self.init(scope, id, template: Map(raw: TemplateValue(template)), parameters: parameters, file: file, line: line)
        case .failure(let unreadable):
            // What is asked for is not there either then, which need not be said.
            self.init(scope, id, template: Map(raw: .absent), file: file, line: line)
            node.report(unreadable.diagnostic)
        }
    }

    override func content() -> TemplateValue { remainder() }

    override func letGo() {
        super.letGo()
        var held = template.raw
        template = [:]
        held.letGo()
    }

    /// The stack that the template is included in.
    var stack: StackNode? { node.stack }

    // MARK: What the template has

    /// A member of one of the template's sections.
    func member(_ name: String, of section: String) -> TemplateValue? {
        guard case .object(let sections) = template.raw, case .object(let members)? = sections[section] else { return nil }
        return members[name]
    }

    /// The element that a name in the template stands for by now, if it was asked for.
    func takenElement(_ name: String, of section: String) -> CfnElement? { taken[section]?[name] }

    /// Takes an element out of what stands as it is.
    func take<Element: CfnElement>(_ element: Element, _ name: String, of section: String) -> Element {
        element.overrideLogicalID(name)
        taken[section, default: [:]][name] = element
        return element
    }

    /// What is returned, and left out of the template, where there is nothing to return.
    func substitute<Element: CfnElement>(_ kind: String, _ name: String, _ make: (_ id: String) -> Element) -> Element {
        let key = "\(kind) \(name)"
        if let made = substitutes[key] as? Element { return made }
        let element = make("Missing\(substitutes.count)")
        substitutes[key] = element
        return element
    }

    /// Reports a parameter that the template does not declare.
    func checkParameter(_ name: String) {
        if member(name, of: "Parameters") == nil {
            reportMissing("swift-cdk:include/no-such-parameter", "parameter", name, of: "Parameters")
        }
    }

    /// Reports that the template lacks something that was asked for.
    func reportMissing(_ id: Diagnostic.ID, _ kind: String, _ name: String, of section: String) {
        guard case .object(let sections) = template.raw else { return }
        let names: [String] = if case .object(let members)? = sections[section] { members.keys } else { [] }
        let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
        node.report(
            .error(
                id, "The template has no \(kind) '\(name)'",
                action: names.isEmpty ? "the template has no \(section)" : "use one of: \(shown)", in: name))
    }
}
