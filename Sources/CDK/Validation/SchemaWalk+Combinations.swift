import CDKSchemas
import CloudAssembly

extension SchemaWalk {
    mutating func checkCombinations(_ value: JSON, _ node: SchemaNode) {
        guard node.hasCombinations else { return }
        if node.has(.allOf) { for part in node.nodes(.allOf) { check(value, part) } }
        if node.has(.anyOf) { checkAlternatives(value, node.nodes(.anyOf), isExclusive: false) }
        if node.has(.oneOf) { checkAlternatives(value, node.nodes(.oneOf), isExclusive: true) }
        if let other = node.node(.not) {
            switch probe(value, other).outcome {
            case .fits: report { .forbidden(SchemaScalars.description(of: value), other.texts(.required).map(\.string), in: $0) }
            case .uncertain: note(.uncertain)
            case .unlisted, .fails: break
            }
        }
        if let condition = node.node(.ifNode), let then = node.node(.thenNode) {
            switch probe(value, condition).outcome {
            case .fits: check(value, then)
            case .uncertain: note(.uncertain)
            case .unlisted, .fails: break
            }
        }
    }

    private mutating func checkAlternatives(_ value: JSON, _ nodes: SchemaNodes, isExclusive: Bool) {
        let results = nodes.map { probe(value, $0) }
        guard let best = results.map(\.outcome).min() else { return }
        if best == .uncertain { note(.uncertain) }
        if best > .uncertain { return reportNone(value, nodes, results, best) }
        // A scalar may be read as several types, and then fits the forms of all.
        guard isExclusive, value.object != nil else { return }
        let fitting = nodes.indices.filter { results[$0].outcome == .fits }
        guard fitting.count > 1 else { return }
        let named = fitting.map { nodes[$0].texts(.required).map(\.string) }
        if named.allSatisfy({ !$0.isEmpty }) {
            report { .severalOf(named.map { NearestNames.list($0, "and") }, in: $0) }
        }
    }

    /// Reports a value that fits none of the alternatives: by what is missing, or as the alternative sees it that it comes nearest to.
    private mutating func reportNone(
        _ value: JSON, _ nodes: SchemaNodes, _ results: [(outcome: Outcome, mistakes: Int)], _ best: Outcome
    ) {
        let required = nodes.map { $0.texts(.required).map(\.string) }
        if value.object != nil, nodes.allSatisfy({ $0.isOnlyRequired }) {
            return report { .noneOf(required.map { NearestNames.list($0, "and") }, in: $0) }
        }
        let least = results.filter { $0.outcome == best }.map(\.mistakes).min() ?? 0
        let nearest = nodes.indices.filter { results[$0].outcome == best && results[$0].mistakes == least }
        if let index = nearest.first, nearest.count == 1 || value.object != nil || value.array != nil {
            return check(value, nodes[index])
        }
        report(as: best) { .noForm(SchemaScalars.description(of: value), nodes.compactMap { $0.text(.pattern)?.string }, in: $0) }
    }
}

extension SchemaNode {
    /// Whether the node says which members are required, and nothing else that counts.
    fileprivate var isOnlyRequired: Bool {
        SchemaField.allCases.allSatisfy { !has($0) || $0 == .required || $0 == .traits } && has(.required)
    }
}
