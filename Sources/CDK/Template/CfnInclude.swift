import CloudAssembly

/// A template that goes into the stack's own as it stands: its sections are merged into those of the stack.
public final class CfnInclude: CfnElement {
    /// The template; it may hold deferred values.
    public let template: Map<AnyValue>

    @discardableResult
    public init(_ scope: any Scope, _ id: String, template: Map<AnyValue>, file: String = #fileID, line: Int = #line) {
        self.template = template
        super.init(elementIn: scope, id, file: file, line: line)
    }

    /// The template in a JSON text.
    ///
    /// - Throws: `JSONSyntaxError` if the text is not JSON.
    public convenience init(
        _ scope: any Scope, _ id: String, json: String, file: String = #fileID, line: Int = #line
    ) throws {
        self.init(scope, id, template: Map(raw: TemplateValue(try JSON(parsing: json))), file: file, line: line)
    }

    override func content() -> TemplateValue { template.raw }
}
