/// The sentences that documentation comments are made of.
///
/// They state facts of the database; its own descriptions are not copied.
enum Facts {
    /// The facts of a property, which follow its name.
    static func of(_ property: Property, _ type: SwiftType) -> [String] {
        var facts: [String] = []
        if property.isDeprecated { facts.append("Deprecated.") }
        if property.isRequired { facts.append("Required.") }
        switch property.replacement {
        case .never: break
        case .sometimes: facts.append("An update may replace the resource.")
        case .always: facts.append("An update replaces the resource.")
        }
        if type.isOfDates { facts.append("A date and time in ISO 8601.") }
        let numbers = allowedNumbers(property.type)
        if !numbers.isEmpty { facts.append("One of \(numbers.map(String.init).joined(separator: ", ")).") }
        let alternatives = type.alternatives.map { "`\($0.source)`" }
        if let last = alternatives.last {
            facts.append("Takes \(alternatives.dropLast().joined(separator: ", ")) or \(last).")
        }
        if let value = property.defaultValue, isPlain(value) { facts.append("Default: `\(value)`.") }
        if !property.relationships.isEmpty {
            let related = property.relationships.map { "`\($0.typeName)`" + ($0.property.map { " `\($0)`" } ?? "") }
            facts.append("Refers to \(related.joined(separator: ", ")).")
        }
        return facts
    }

    /// The facts of a resource type.
    static func of(_ resource: Resource) -> [String] {
        var facts: [String] = []
        if !resource.identifier.isEmpty {
            facts.append("Identified by \(resource.identifier.map { "`\($0)`" }.joined(separator: ", ")).")
        }
        if resource.isStateful { facts.append("Stateful: data is lost with the resource.") }
        if let transform = resource.transform { facts.append("The template needs the transform `\(transform)`.") }
        return facts
    }

    /// CloudFormation's page about a resource type.
    static func referencePage(_ typeName: String) -> String {
        page(["aws", "resource"] + typeName.split(separator: ":").dropFirst().map(String.init))
    }

    /// CloudFormation's page about a nested type.
    static func referencePage(_ typeName: String, nested name: String) -> String {
        page(["aws", "properties"] + typeName.split(separator: ":").dropFirst().map(String.init) + [name])
    }

    private static func page(_ parts: [String]) -> String {
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\(parts.joined(separator: "-").lowercased()).html"
    }

    private static func allowedNumbers(_ type: SpecificationType) -> [Int] {
        switch type {
        case .integer(let allowed): allowed
        case .array(let element), .map(let element): allowedNumbers(element)
        default: []
        }
    }

    /// Whether a default value is short enough for a comment, and no text with characters that mean something in one.
    private static func isPlain(_ value: String) -> Bool {
        value.utf8.count <= 40 && !value.contains(where: { $0.isNewline || $0 == "`" })
    }
}
