import CloudAssembly

/// A hook of a template, such as a blue/green deployment.
public final class CfnHook: CfnElement {
    /// The hook's type, such as `AWS::CodeDeploy::BlueGreen`.
    public let type: String
    /// The hook's properties, by their CloudFormation names.
    public var properties: Map<AnyValue>

    /// Creates a hook; neither its type nor its properties are checked.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, type: String, properties: Map<AnyValue> = [:], file: String = #fileID, line: Int = #line
    ) {
        self.type = type
        self.properties = properties
        super.init(elementIn: scope, id, file: file, line: line)
    }

    override func letGo() {
        super.letGo()
        properties = [:]
    }

    override var section: String { "Hooks" }
    override func content() -> TemplateValue { .object(["Type": .string(type), "Properties": properties.raw]) }
}
