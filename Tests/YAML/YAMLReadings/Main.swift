import CDK

/// Reads texts, each as a JSON string on a line, and writes what this library makes of each: `value` is the text read as YAML, `included`
/// the template of a stack that includes it, `taken` that of one of which all resources and conditions were asked for besides.
@main
struct YAMLReadings {
    static func main() throws {
        let includes = CommandLine.arguments.contains("include")
        while let line = readLine() {
            print(try reading(JSON(parsing: line).string ?? "", includes: includes).text())
        }
    }

    private static func reading(_ text: String, includes: Bool) -> JSON {
        do {
            let value = try JSON(parsingYAML: text)
            guard includes else { return ["value": value] }
            return ["value": value, "included": try template(text) { _ in }, "taken": try template(text) { take(value, of: $0) }]
        } catch {
            return ["error": .string("\(error)")]
        }
    }

    /// The template of a stack that includes a template.
    private static func template(_ text: String, _ change: (CfnInclude) -> Void) throws -> JSON {
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        defer { app.node.dismantle() }
        let stack = Stack(app, "S", synthesizer: BootstraplessSynthesizer())
        change(try CfnInclude(stack, "Include", yaml: text))
        guard let file = try app.render().first(where: { $0.path == "S.template.json" }) else { return ["error": "no template"] }
        return try JSON(parsing: file.bytes)
    }

    private static func take(_ template: JSON, of include: CfnInclude) {
        for (name, resource) in template["Resources"]?.object ?? [:] where resource["Type"]?.string != nil { _ = include.resource(name) }
        for (name, _) in template["Conditions"]?.object ?? [:] { _ = include.condition(name) }
    }
}
