import CloudAssembly

/// Holds the resources of a template against the rules of their services, in each way in which conditions can turn out.
final class ServiceCheck {
    private let index: TemplateIndex
    private let knowledge: PseudoParameters
    private let patterns: PatternCache
    private let budget: ValidationBudget
    private lazy var scenarios = ConditionScenarios(index, knowledge, budget)
    /// What is known whatever the conditions.
    private lazy var unconditional = KnownTemplate(index, knowledge, [:], budget)
    /// What is known of the template in each of the ways that were asked for.
    private var templates: [ConditionScenarios.Scenario: KnownTemplate] = [:]

    init(
        _ index: TemplateIndex, _ knowledge: PseudoParameters, _ patterns: PatternCache, _ budget: ValidationBudget = ValidationBudget()
    ) {
        self.index = index
        self.knowledge = knowledge
        self.patterns = patterns
        self.budget = budget
    }

    /// What is wrong with the resource at a place in the template.
    func findings(at place: Int) -> [Diagnostic] {
        findings(at: place, index.types[place].flatMap { Self.rules[$0.name] } ?? [])
    }

    /// What is wrong with the resource at a place in the template, by the rules for its type.
    func findings(at place: Int, _ rules: [ServiceRule]) -> [Diagnostic] {
        if rules.isEmpty { return [] }
        var findings: [Diagnostic] = []
        for scenario in scenarios(of: index.resources[place].value) {
            guard budget.take(steps: rules.count), findings.count <= budget.findings else { break }
            let template = template(in: scenario)
            guard let known = template.resource(at: place) else { continue }
            var checkup = ResourceCheckup(known, template, patterns, budget)
            for rule in rules { checkup.apply(rule) }
            // What was not looked at any more may be what a rule missed.
            guard budget.steps >= 0 else { break }
            findings += checkup.findings.filter { !findings.contains($0) }
        }
        return findings
    }

    private func scenarios(of resource: JSON) -> [ConditionScenarios.Scenario] {
        if index.conditions.isEmpty { return [[:]] }
        var conditions: Set<String> = []
        Self.collectConditions(resource["Properties"] ?? .null, &conditions)
        let own = resource["Condition"]?.string
        if conditions.isEmpty, own == nil { return [[:]] }
        if let scenarios = scenarios.all(of: conditions, where: own) { return scenarios }
        budget.hasManyConditions = true
        return [[:]]
    }

    private func template(in scenario: ConditionScenarios.Scenario) -> KnownTemplate {
        if scenario.isEmpty { return unconditional }
        if let known = templates[scenario] { return known }
        let template = KnownTemplate(index, knowledge, scenario, budget)
        templates[scenario] = template
        return template
    }

    private static func collectConditions(_ value: JSON, _ names: inout Set<String>) {
        switch value {
        case .null, .bool, .number, .string: break
        case .array(let elements): for element in elements { collectConditions(element, &names) }
        case .object(let members):
            for (key, member) in members {
                if key == "Fn::If", let name = member[0]?.string { names.insert(name) }
                collectConditions(member, &names)
            }
        }
    }

    /// All rules, by the type of resource that they look at.
    static let rules: [String: [ServiceRule]] = {
        var rules: [String: [ServiceRule]] = [:]
        for rule in all {
            for type in Set(rule.types) { rules[type, default: []].append(rule) }
        }
        return rules
    }()
}
