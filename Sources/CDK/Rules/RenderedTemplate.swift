import CloudAssembly

/// A stack's template as it is deployed.
public struct RenderedTemplate {
    /// The stack.
    public let stack: Node
    /// The template.
    public let json: JSON
    private let content: RenderedContent

    init(_ json: JSON, of stack: StackNode) {
        self.stack = stack
        self.json = json
        content = RenderedContent(json, stack)
    }

    /// The resources, in the template's order.
    public var resources: [RenderedResource] {
        content.names.compactMap { self[$0] }
    }

    /// The resources of a type.
    public func resources(ofType type: String) -> [RenderedResource] {
        (content.byType[type] ?? []).compactMap { self[$0] }
    }

    /// The resource with a logical id; nil if there is none.
    public subscript(logicalID: String) -> RenderedResource? {
        guard let members = json["Resources"]?[logicalID], let type = members["Type"]?.string else { return nil }
        return RenderedResource(
            logicalID: logicalID, type: type, json: members, node: content.nodes["Resources/\(logicalID)"] ?? stack, template: self)
    }

    /// The resource that `Ref`, `Fn::GetAtt` or a text of these and `/*` refers to; nil if it is none of this template.
    public func target(of value: JSON?) -> RenderedResource? {
        guard let value else { return nil }
        if let name = value["Ref"]?.string { return self[name] }
        if let name = value["Fn::GetAtt"]?[0]?.string { return self[name] }
        return value["Fn::Join"]?[1]?.array?.lazy.compactMap { target(of: $0) }.first
    }
}

/// What is known of a template, made once.
private final class RenderedContent {
    let names: [String]
    let nodes: [String: Node]
    let byType: [String: [String]]

    init(_ template: JSON, _ stack: StackNode) {
        // A template without resources has none to look at; that they are no object, the check of its sections says.
        let resources = template["Resources"]?.object ?? [:]
        names = resources.keys.filter { resources[$0]?["Type"]?.string != nil }
        nodes = TemplateNodes.all(of: stack)
        // They have types, all of them.
        byType = Dictionary(grouping: names) { resources[$0]?["Type"]?.string ?? "" }
    }
}
