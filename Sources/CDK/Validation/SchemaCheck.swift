import CDKSchemas
import CloudAssembly

/// Holds the resources of a template against the schemas of their types.
struct SchemaCheck {
    let patterns: PatternCache
    /// The defaults of the parameters that have one and are no lists.
    let defaults: [String: JSON]
    var budget = ValidationBudget()

    func findings(_ resource: JSON, of type: CheckedType) -> [Diagnostic] {
        guard let node = type.schema else { return Self.unknown(type.name, .current) }
        let properties = resource["Properties"] ?? .object([:])
        guard case .literal = DeferredJSON(properties) else { return [] }
        var walk = SchemaWalk(type: type.name, patterns: patterns, defaults: defaults, budget: budget)
        walk.check(properties, node, in: .member("Properties"))
        budget.take(steps: walk.steps)
        var findings = walk.findings
        guard node.has(.readOnly) else { return findings }
        let readOnly = node.texts(.readOnly)
        // What is no object is told above.
        for (name, value) in properties.object ?? [:] where readOnly.contains(name) && DeferredJSON.presence(value) == .present {
            findings.removeAll { $0.place == name && $0.id == Diagnostic.unknownProperty }
            findings.append(.readOnly(name, in: name))
        }
        return findings
    }

    private static func unknown(_ type: String, _ table: SchemaTable) -> [Diagnostic] {
        if CheckedType.isOfCloudFormation(type) { return [.unknownType(type, among: table.typeNames)] }
        if CheckedType.isAnybodys(type) { return [] }
        let nearest = NearestNames.find(type, among: table.typeNames(ofLengthNear: type, by: NearestNames.maximumDistance))
        return nearest.isEmpty ? [] : [.doubtfulType(type, nearest: nearest)]
    }
}
