import CloudAssembly

/// A renderer of a stack's template (Semantics 6).
struct TemplateRenderer {
    private let stack: StackNode
    private let resolver: TemplateResolver
    private var sections = TemplateSections()

    static func render(_ stack: StackNode) -> JSON {
        var renderer = TemplateRenderer(stack)
        return renderer.render()
    }

    private init(_ stack: StackNode) {
        self.stack = stack
        resolver = TemplateResolver(consumer: stack, node: stack)
    }

    private mutating func render() -> JSON {
        sections.set("Description", stack.stackDescription.map { .string($0) })
        // Those that rendering adds were added before by the search for references.
        sections.set("Transform", transform)
        sections.set("AWSTemplateFormatVersion", stack.templateFormatVersion.map { .string($0) })
        if !stack.templateMetadata.isEmpty { sections.set("Metadata", resolver.resolve(.object(stack.templateMetadata))) }
        for element in stack.elements where !element.isOmitted {
            resolver.node = element.node
            guard let content = element.finish(resolver.resolve(element.content()), resolver) else { continue }
            if element is CfnInclude {
                sections.include(content, element.node)
            } else {
                sections.add(content, element.key(), to: element.section, element.node)
            }
        }
        reportUnusedRenames()
        return sections.json
    }

    /// The template's transforms: one stands by itself, several as a list in which each is once; nil if there are none.
    private var transform: JSON? {
        let transforms = stack.transforms
        var seen: Set<String> = []
        let unique = transforms.filter { seen.insert($0).inserted }
        return switch transforms.count {
        case 0: nil
        case 1: .string(transforms[0])
        default: .array(unique.map { .string($0) })
        }
    }

    private func reportUnusedRenames() {
        let unused = stack.renames.unused
        guard !unused.isEmpty else { return }
        stack.report(
            .error(
                "swift-cdk:template/unknown-rename", "The stack has no logical ids to rename: \(unused.joined(separator: ", "))",
                action: "rename ids that the stack has"))
    }
}
