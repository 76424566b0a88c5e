import CDK
import CloudAssembly

/// A stack's template, to be looked at by tests.
///
///     let template = try Template(of: app, stack: "media")
///     #expect(template.resources(ofType: "AWS::S3::Bucket").count == 2)
///     #expect(template.hasResource(ofType: "AWS::SQS::Queue", properties: ["KmsMasterKeyId": .present]))
public struct Template {
    /// The template as it would be deployed.
    public let json: JSON

    /// Renders a stack's template, without writing anything.
    ///
    /// - Throws: `SynthesisError` with every problem of the stack's app.
    public init(of stack: Stack) throws(SynthesisError) {
        guard let app = stack.node.root.construct as? App else {
            throw SynthesisError(diagnostics: [
                .error("swift-cdk:assertions/no-app", "The stack is not part of an App", action: "create it below an App")
            ])
        }
        let path = stack.stackNode.templatePath
        guard let file = try app.render().first(where: { $0.path == path }), let json = try? JSON(parsing: file.bytes) else {
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:assertions/no-template", "The app has no template \(path)",
                    action: "create the stack before the first template")
            ])
        }
        self.json = json
    }

    /// Renders the template of the stack with this path in the construct tree, without writing anything.
    ///
    /// - Throws: `SynthesisError` with every problem of the app, or if it has no such stack.
    public init(of app: App, stack path: String) throws(SynthesisError) {
        let stacks = app.node.descendants.compactMap { $0.construct as? Stack }
        guard let found = stacks.first(where: { $0.node.path == path }) else {
            let paths = stacks.map { "'\($0.node.path)'" }.joined(separator: ", ")
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:assertions/no-stack", "The app has no stack '\(path)'",
                    action: stacks.isEmpty ? "it has none at all: build it first" : "name one that it has: \(paths)")
            ])
        }
        try self.init(of: found)
    }

    /// A template from elsewhere.
    public init(_ json: JSON) {
        self.json = json
    }

    /// The resources of a type by their logical ids, in the order of the template.
    public func resources(ofType type: String) -> OrderedMap<JSON> {
        OrderedMap((json["Resources"]?.object ?? [:]).filter { $0.value["Type"]?.string == type }.map { ($0.key, $0.value) })
    }

    /// The resources of a type whose properties match.
    public func resources(ofType type: String, properties: Pattern) -> OrderedMap<JSON> {
        OrderedMap(resources(ofType: type).filter { properties.matches($0.value["Properties"] ?? [:]) }.map { ($0.key, $0.value) })
    }

    /// Whether there is a resource of a type whose properties match.
    public func hasResource(ofType type: String, properties: Pattern = .object([:])) -> Bool {
        !resources(ofType: type, properties: properties).isEmpty
    }

    /// The outputs by their names.
    public var outputs: OrderedMap<JSON> { json["Outputs"]?.object ?? [:] }

    /// The parameters by their logical ids.
    public var parameters: OrderedMap<JSON> { json["Parameters"]?.object ?? [:] }
}

extension Template: CustomStringConvertible {
    /// A line for each resource, with its type and properties: what a failed expectation shows.
    public var description: String {
        let resources = json["Resources"]?.object ?? [:]
        return resources.map { "\($0.key): \($0.value["Type"]?.string ?? "") \($0.value["Properties"]?.text() ?? "{}")" }
            .joined(separator: "\n")
    }
}
