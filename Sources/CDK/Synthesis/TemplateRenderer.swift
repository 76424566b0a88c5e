import CloudAssembly

/// Renders a stack's template (CDK-SEMANTICS 6).
enum TemplateRenderer {
    static func render(_ stack: StackNode, _ references: CrossStackReferences) -> JSON {
        let resolver = Resolver(consumer: stack, node: stack, references: references)
        var sections = OrderedMap<OrderedMap<JSON>>()
        for element in stack.elements where !element.isOmitted {
            resolver.node = element.node
            let content = element.finish(resolver.resolve(element.content()), resolver)
            guard let content else { continue }
            add(content, element, to: &sections)
        }
        reportUnusedRenames(stack)

        var template = OrderedMap<JSON>()
        template["Description"] = stack.stackDescription.map { .string($0) }
        switch stack.transforms.count {
        case 0: break
        case 1: template["Transform"] = .string(stack.transforms[0])
        default: template["Transform"] = .array(stack.transforms.map { .string($0) })
        }
        if let version = stack.templateFormatVersion { template["AWSTemplateFormatVersion"] = .string(version) }
        if !stack.templateMetadata.isEmpty {
            resolver.node = stack
            template["Metadata"] = resolver.resolve(.object(stack.templateMetadata))
        }
        for (name, section) in sections { template[name] = .object(section) }
        return .object(template)
    }

    private static func add(_ content: JSON, _ element: CfnElement, to sections: inout OrderedMap<OrderedMap<JSON>>) {
        let key = element.key()
        if sections[element.section]?[key] != nil {
            element.node.report("section '\(element.section)' already contains '\(key)'", action: "give one of the two another id")
        }
        sections[element.section, default: [:]][key] = content
    }

    private static func reportUnusedRenames(_ stack: StackNode) {
        let unused = stack.renames.unused
        guard !unused.isEmpty else { return }
        stack.report(
            "The following Logical IDs were attempted to be renamed, but not found: \(unused.joined(separator: ", "))",
            action: "rename ids that the stack has")
    }
}
