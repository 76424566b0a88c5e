import CloudAssembly

/// The ways in which a template's conditions can turn out together.
///
/// A condition is made of comparisons, which are true or false: not two of one value with different texts are true at once, and those of
/// a parameter that name all of its allowed values are not all false.
struct ConditionScenarios {
    /// What conditions are in one of the ways; those that are not named may be either.
    typealias Scenario = [String: Bool]

    private let tables: ConditionTables
    private let parameters: OrderedMap<JSON>

    init(_ index: TemplateIndex, _ knowledge: PseudoParameters, _ budget: ValidationBudget) {
        tables = ConditionTables(index, knowledge, budget)
        parameters = index.parameters
    }

    /// All ways in which these conditions can turn out.
    ///
    /// - Parameters:
    ///   - names: The conditions.
    ///   - own: One that is true in all of them.
    /// - Returns: What the conditions are in each; nil if they are too many to be looked at.
    func all(of names: Set<String>, where own: String?) -> [Scenario]? {
        let named = own.map { names.union([$0]) } ?? names
        if named.isEmpty { return [[:]] }
        guard tables.tooLarge.isDisjoint(with: named) else { return nil }
        let known = named.sorted().compactMap { name in tables[name].map { (name, $0) } }
        let numbers = Set(known.flatMap { $0.1.comparisons }).sorted()
        guard numbers.count <= ConditionTables.maximumComparisons else { return nil }
        let comparisons = numbers.map { tables.comparisons[$0] }
        if Self.areEntangled(comparisons) { return [[:]] }
        var scenarios: [Scenario] = []
        var seen: Set<Scenario> = []
        for way in 0..<(1 << numbers.count) where isPossible(comparisons, way) {
            var scenario: Scenario = [:]
            for (name, table) in known { scenario[name] = table.outcome(of: numbers, way) }
            if let own, scenario[own] == false { continue }
            if seen.insert(scenario).inserted { scenarios.append(scenario) }
        }
        return scenarios
    }

    /// Whether two of them ask of one parameter in different ways, such as by a mapping: which of their outcomes exclude each other is not
    /// known then, and neither are the conditions.
    private static func areEntangled(_ comparisons: [ConditionTables.Comparison]) -> Bool {
        var others: Set<String> = []
        var ofParameters: Set<String> = []
        for comparison in comparisons {
            let parameters = comparison.parameters
            if comparison.isOfParameter {
                ofParameters.formUnion(parameters)
            } else {
                guard others.isDisjoint(with: parameters) else { return true }
                others.formUnion(parameters)
            }
        }
        return !others.isDisjoint(with: ofParameters)
    }

    private func isPossible(_ comparisons: [ConditionTables.Comparison], _ way: Int) -> Bool {
        var values: [(value: JSON, text: String)] = []
        var refused: [(value: JSON, texts: Set<String>)] = []
        for (bit, comparison) in comparisons.enumerated() {
            let outcome = way >> bit & 1 == 1
            guard let literal = comparison.literal else { continue }
            if outcome {
                if values.contains(where: { $0.value == literal.value && $0.text != literal.text }) { return false }
                values.append(literal)
            } else if let index = refused.firstIndex(where: { $0.value == literal.value }) {
                refused[index].texts.insert(literal.text)
            } else {
                refused.append((literal.value, [literal.text]))
            }
        }
        return refused.allSatisfy { value, texts in
            guard let name = value["Ref"]?.string, let allowed = parameters[name]?["AllowedValues"]?.array else { return true }
            return !Set(allowed.map { $0.string ?? $0.text() }).isSubset(of: texts)
        }
    }
}
