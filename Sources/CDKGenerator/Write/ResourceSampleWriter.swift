/// A writer of a sample of a resource type: an enumeration of functions that make values, none of them long.
struct ResourceSampleWriter {
    let resource: ResourcePlan
    let name: String
    /// The number of the alternative of each union that is shown.
    let variant: Int
    let types: SampleTypes

    func write(_ source: inout SourceText) {
        source.block("private enum \(name)") { source in
            source.shortBlock(
                "static var sample: Sample",
                "Sample(\(name.literal), full: full, required: required, copy: copy, attributes: attributes)")
            source.line()
            writeFunctions("full", parameters: { $0 }, &source)
            writeFunctions("required", parameters: { $0.filter(\.isRequired) }, &source)
            writeCopy(&source)
            writeAttributes(&source)
        }
    }

    /// A function that makes the resource, and one for each nested value in it.
    private func writeFunctions(
        _ prefix: String, parameters: ([ParameterPlan]) -> [ParameterPlan], _ source: inout SourceText
    ) {
        var made = NestedValues(prefix: prefix)
        let arguments = parameters(resource.parameters).inArgumentOrder.map { argument($0, &made) }
        source.block("static func \(prefix)(_ scope: any Scope, _ id: String) -> \(resource.qualifiedName)") {
            $0.packedList("\(resource.qualifiedName)(", ["scope", "id"] + arguments, ")")
        }
        source.line()
        while let name = made.next() {
            guard let structure = types.structure(name, of: resource) else { continue }
            let arguments = parameters(structure.parameters).inArgumentOrder.map { argument($0, &made) }
            let type = "\(resource.qualifiedName).\(name)"
            source.block("static func \(prefix)\(name)() -> \(type)") { $0.packedList("\(type)(", arguments, ")") }
            source.line()
        }
    }

    /// Reads all properties of one resource and sets them in another.
    private func writeCopy(_ source: inout SourceText) {
        source.block("static func copy(_ source: \(resource.qualifiedName), _ target: \(resource.qualifiedName))") { source in
            for parameter in resource.parameters {
                if parameter.isDeprecated {
                    let member = "[property: \(parameter.cloudFormationName.literal)]"
                    source.line("target\(member) = source\(member) as AnyValue?")
                } else {
                    source.line("target.\(parameter.accessor) = source.\(parameter.accessor)")
                }
            }
        }
        source.line()
    }

    private func writeAttributes(_ source: inout SourceText) {
        source.block("static func attributes(_ resource: \(resource.qualifiedName)) -> [SampleAttribute]") { source in
            source.packedList(
                "[", resource.attributes.filter { !$0.isDeprecated }.map { "SampleAttribute(resource.\($0.name))" }, "]")
        }
    }

    private func argument(_ parameter: ParameterPlan, _ made: inout NestedValues) -> String {
        "\(parameter.quotedLabel): \(expression(parameter.type, parameter.cloudFormationName, &made))"
    }

    private func shown(of alternatives: [SwiftType]) -> SwiftType {
        let structured = alternatives.filter { !$0.nestedNames.isEmpty }
        // The first one is what an earlier specification had, if any: the original may take that alone.
        return structured.isEmpty ? alternatives[0] : structured[variant % structured.count]
    }

    /// The type as it is written outside of the resource's class.
    private func source(of type: SwiftType) -> String {
        switch type {
        case .nested(let name): "\(resource.qualifiedName).\(name)"
        case .list(let element): "List<\(source(of: element))>"
        case .map(let element): "Map<\(source(of: element))>"
        default: type.source
        }
    }

    private func expression(_ type: SwiftType, _ property: String, _ made: inout NestedValues) -> String {
        switch type {
        case .string: return "text(\(property.literal))"
        case .date: return "date"
        case .integer: return "integer"
        case .number: return "number"
        case .boolean: return "boolean"
        case .any: return "anything"
        case .tag: return "tag"
        case .list(let element): return "[\(expression(element, property, &made))]"
        case .map(let element): return "[\"Key\": \(expression(element, property, &made))]"
        case .union(let alternatives):
            let shown = shown(of: alternatives)
            return "AnyValue(reinterpreting: \(expression(shown, property, &made)) as \(source(of: shown)))"
        case .nested(let name):
            if let constant = types.constant(name, of: resource) { return ".\((constant.members.first?.name ?? "").quotedIfKeyword)" }
            return made.add(name) ? "\(made.prefix)\(name)()" : "deferred(\(name.literal))"
        }
    }
}

/// The nested types that a sample has, and those of them whose functions are still to be written.
private struct NestedValues {
    /// The text that begins the names of the functions.
    let prefix: String
    private var names: Set<String> = []
    private var pending: [String] = []

    init(prefix: String) {
        self.prefix = prefix
    }

    /// Adds a type; false if it was there already.
    mutating func add(_ name: String) -> Bool {
        guard names.insert(name).inserted else { return false }
        pending.append(name)
        return true
    }

    mutating func next() -> String? { pending.isEmpty ? nil : pending.removeFirst() }
}
