import CloudAssembly

/// The constructs of what a template has.
enum TemplateNodes {
    /// The nodes by section and name: `Resources/Bucket`; of included templates that of the include.
    static func all(of stack: StackNode) -> [String: Node] {
        var nodes: [String: Node] = [:]
        for element in stack.elements where !element.isOmitted {
            if let include = element as? CfnInclude {
                // What is no object is told when it is rendered.
                for (section, content) in TemplateResolver(consumer: stack, node: include.node).resolve(include.content())?.object ?? [:] {
                    for name in content.object?.keys ?? [] { nodes["\(section)/\(name)"] = include.node }
                }
            } else {
                nodes["\(element.section)/\(element.key())"] = element.node
            }
        }
        return nodes
    }
}
