import CloudAssembly

/// The sections of a template, to which its elements and included templates add.
///
/// Merged as aws-cdk-lib does: what an included template has stands as it is, until another one has the same section (Semantics 6).
struct TemplateSections {
    /// The sections that each template begins with, in this order.
    private static let first = ["Description", "Transform", "AWSTemplateFormatVersion", "Metadata"]
    /// The sections of which CloudFormation wants an object.
    private static let objects: Set<String> = [
        "Metadata", "Parameters", "Mappings", "Conditions", "Rules", "Resources", "Outputs", "Hooks",
    ]

    private var sections = OrderedMap<JSON>()
    /// The constructs that added what is there, by section and key.
    private var origins: [String: Node] = [:]

    /// The whole template.
    var json: JSON {
        // Sections that there are not.
        let present = Self.first.compactMap { name in sections[name].map { (name, $0) } }
        return .object(OrderedMap(present + sections.map { ($0.key, $0.value) }))
    }

    /// Sets a section, whatever it was.
    mutating func set(_ section: String, _ value: JSON?) { sections[section] = value }

    /// Adds an element.
    mutating func add(_ content: JSON, _ key: String, to section: String, _ node: Node) {
        merge(section, [key: content], node)
    }

    /// Adds all that an included template has.
    mutating func include(_ template: JSON, _ node: Node) {
        guard case .object(let included) = template else {
            node.report(
                .error(
                    "swift-cdk:include/no-object", "The included template is no object: \(template.text())",
                    action: "give it sections such as Resources"))
            return
        }
        for (section, value) in included {
            if Self.objects.contains(section), value.object == nil, value != .null { reportNoObject(section, value, node) }
            switch (section, sections[section]) {
            case (_, nil), (_, .null?):
                sections[section] = value
                for key in value.object?.keys ?? [] { origins["\(section)/\(key)"] = node }
            case ("Transform", let existing?): sections[section] = Self.transforms(existing, value)
            case (_, _) where value == .null: break
            case ("Description", let existing?): sections[section] = descriptions(existing, value, node)
            case ("AWSTemplateFormatVersion", let existing?): checkVersions(existing, value, node)
            case (_, _?):
                if let members = value.object { merge(section, members, node) } else { reportNoObject(section, value, node) }
            }
        }
    }

    private mutating func merge(_ section: String, _ members: OrderedMap<JSON>, _ node: Node) {
        let isFree = sections[section] == nil || sections[section] == .null
        guard case .object(var all) = isFree ? .object([:]) : sections[section] else {
            // An included template has it, which has been reported unless CloudFormation does not know the section.
            if !Self.objects.contains(section), let existing = sections[section] { reportNoObject(section, existing, node) }
            return
        }
        sections[section] = .null
        for (key, content) in members {
            let origin = origins.updateValue(node, forKey: "\(section)/\(key)")
            if all[key] != nil {
                node.report(
                    .error(
                        "swift-cdk:template/duplicate-key", "The template has '\(key)' in \(section) already",
                        action: "give one of the two another id", other: origin?.location))
            }
            all[key] = content
        }
        sections[section] = .object(all)
    }

    /// The transforms of both.
    ///
    /// Texts are there once, objects as often as they are written.
    private static func transforms(_ existing: JSON, _ added: JSON) -> JSON {
        var all = existing.array ?? [existing]
        for transform in added.array ?? (added == .null ? [] : [added]) where transform.object != nil || !all.contains(transform) {
            all.append(transform)
        }
        return all.count == 1 ? all[0] : .array(all)
    }

    private func descriptions(_ existing: JSON, _ added: JSON, _ node: Node) -> JSON {
        if let first = existing.string, let second = added.string { return .string(first.isEmpty ? second : "\(first)\n\(second)") }
        let wrong = existing.string == nil ? existing : added
        node.report(
            .error(
                "swift-cdk:include/description", "Descriptions are joined, but one is no text: \(wrong.text())",
                action: "write it as a text"))
        return existing
    }

    private func checkVersions(_ existing: JSON, _ added: JSON, _ node: Node) {
        guard existing != added else { return }
        node.report(
            .error(
                "swift-cdk:template/two-versions",
                "The template cannot be of the format versions '\(existing.string ?? existing.text())' and "
                    + "'\(added.string ?? added.text())' at once",
                action: "use one version in the stack and in what it includes"))
    }

    private func reportNoObject(_ section: String, _ value: JSON, _ node: Node) {
        node.report(
            .error(
                "swift-cdk:template/section-no-object", "The section '\(section)' of the template is no object: \(value.text())",
                action: "write it as an object"))
    }
}
