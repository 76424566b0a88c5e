import CloudAssembly

/// A renderer of a stack's template (Semantics 6).
struct TemplateRenderer {
    private let stack: StackNode
    private let resolver: TemplateResolver
    private var descriptions: [String] = []
    private var transforms: [String] = []
    private var formatVersion: String?
    private var sections = OrderedMap<OrderedMap<JSON>>()

    static func render(_ stack: StackNode) -> JSON {
        var renderer = TemplateRenderer(stack)
        return renderer.render()
    }

    private init(_ stack: StackNode) {
        self.stack = stack
        resolver = TemplateResolver(consumer: stack, node: stack)
        descriptions = [stack.stackDescription].compactMap { $0 }
        formatVersion = stack.templateFormatVersion
        // Those that rendering adds were added before by the search for references.
        transforms = stack.transforms
    }

    private mutating func render() -> JSON {
        if !stack.templateMetadata.isEmpty {
            sections["Metadata"] = resolver.resolve(.object(stack.templateMetadata))?.object
        }
        for element in stack.elements where !element.isOmitted {
            resolver.node = element.node
            guard let content = element.finish(resolver.resolve(element.content()), resolver) else { continue }
            if element is CfnInclude {
                include(content, element)
            } else {
                add(content, element.key(), to: element.section, element)
            }
        }
        reportUnusedRenames()

        var template = OrderedMap<JSON>()
        if !descriptions.isEmpty { template["Description"] = .string(descriptions.joined(separator: "\n")) }
        template["Transform"] = transform
        template["AWSTemplateFormatVersion"] = formatVersion.map { .string($0) }
        template["Metadata"] = sections["Metadata"].map { .object($0) }
        for (name, section) in sections where name != "Metadata" { template[name] = .object(section) }
        return .object(template)
    }

    private mutating func add(_ content: JSON, _ key: String, to section: String, _ element: CfnElement) {
        if sections[section]?[key] != nil {
            element.node.report(
                .error(
                    "swift-cdk:template/duplicate-key", "The template has '\(key)' in \(section) already",
                    action: "give one of the two another id"))
        }
        sections[section, default: [:]][key] = content
    }

    /// Merges the sections of a template that the user wrote.
    private mutating func include(_ template: JSON, _ element: CfnElement) {
        for (name, value) in template.object ?? [:] {
            switch (name, value) {
            case ("Description", .string(let text)): descriptions.append(text)
            case ("Transform", .string(let name)): transforms.append(name)
            case ("Transform", .array(let names)): transforms += names.compactMap(\.string)
            case ("AWSTemplateFormatVersion", .string(let version)):
                if let formatVersion, formatVersion != version {
                    element.node.report(
                        .error(
                            "swift-cdk:template/two-versions",
                            "The template cannot be of the format versions '\(formatVersion)' and '\(version)' at once",
                            action: "use one version in the stack and in what it includes"))
                }
                formatVersion = version
            case (_, .object(let members)):
                for (key, content) in members { add(content, key, to: name, element) }
            default:
                element.node.report(
                    .error(
                        "swift-cdk:template/section-no-object", "The section '\(name)' of the template is no object: \(value.text())",
                        action: "write it as an object"))
            }
        }
    }

    /// The template's transforms: one stands by itself, several as a list in which each is once; nil if there are none.
    private var transform: JSON? {
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
