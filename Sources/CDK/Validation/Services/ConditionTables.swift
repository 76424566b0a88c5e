import CloudAssembly

/// What each of a template's conditions is, by the comparisons that it is made of.
///
/// Conditions are looked at in the order in which they refer to each other, so that each is looked at once, however many refer to it.
struct ConditionTables {
    /// Two values.
    struct Comparison {
        let first: JSON
        let second: JSON

        /// Whether they are equal; nil if that is known only when the stack is deployed.
        var outcome: Bool? { first == second ? true : first.string != nil && second.string != nil ? false : nil }

        /// The same for equal comparisons.
        var key: String { JSON.array([first, second]).text() }

        /// The parameters that it asks of.
        var parameters: Set<String> { Self.parameters(in: first).union(Self.parameters(in: second)) }

        /// Whether it is a parameter, and nothing made of it, that is compared with a text.
        var isOfParameter: Bool { literal?.value["Ref"] != nil }

        private static func parameters(in value: JSON) -> Set<String> {
            switch value {
            case .null, .bool, .number, .string: return []
            case .array(let elements): return elements.reduce(into: []) { $0.formUnion(parameters(in: $1)) }
            case .object(let members):
                return members.reduce(into: []) { found, member in
                    if member.key == "Ref", let name = member.value.string { found.insert(name) }
                    if member.key == "Fn::Sub", let text = member.value.string ?? member.value[0]?.string {
                        found.formUnion(SubstitutionText.variables(in: text))
                    }
                    found.formUnion(parameters(in: member.value))
                }
            }
        }

        /// What is compared with a text, and the text.
        var literal: (value: JSON, text: String)? {
            if let text = second.string { return (first, text) }
            return first.string.map { (second, $0) }
        }
    }

    /// A condition in all ways in which its comparisons can turn out.
    struct Table {
        /// Numbers of comparisons, in their order.
        let comparisons: [Int]
        /// For each of the ways, whose bit 0 stands for the first comparison; nil where it is not known.
        let outcomes: [Bool?]

        /// What it is where comparisons, its own among them, turn out in one of the ways.
        func outcome(of all: [Int], _ way: Int) -> Bool? {
            var own = 0
            for (bit, number) in comparisons.enumerated() {
                if let place = all.firstIndex(of: number), way >> place & 1 == 1 { own |= 1 << bit }
            }
            return outcomes[own]
        }
    }

    /// The comparisons of a condition that is looked at: 64 ways.
    static let maximumComparisons = 6

    private(set) var comparisons: [Comparison] = []
    private var numbers: [String: Int] = [:]
    private var tables: [String: Table] = [:]
    /// Conditions that are made of more comparisons.
    private(set) var tooLarge: Set<String> = []
    private let knowledge: PseudoParameters

    init(_ index: TemplateIndex, _ knowledge: PseudoParameters, _ budget: ValidationBudget) {
        self.knowledge = knowledge
        for name in Self.sorted(index.conditions) {
            guard let condition = index.conditions[name] else { continue }
            add(name, condition, budget)
        }
    }

    /// The table of a condition; nil if it has too many comparisons, is in a circle or is none.
    subscript(name: String) -> Table? { tables[name] }

    private mutating func add(_ name: String, _ condition: JSON, _ budget: ValidationBudget) {
        var own: Set<Int> = []
        guard collect(condition, &own) else {
            tooLarge.insert(name)
            return
        }
        let all = own.sorted()
        guard budget.take(steps: 1 << all.count) else { return }
        tables[name] = Table(comparisons: all, outcomes: (0..<(1 << all.count)).map { outcome(condition, all, $0) })
    }

    /// Adds the comparisons of a condition; false if they are too many.
    private mutating func collect(_ condition: JSON, _ own: inout Set<Int>) -> Bool {
        guard let function = condition.object?.onlyMember else { return true }
        switch function.key {
        case "Fn::Equals":
            if let comparison = comparison(function.value), comparison.outcome == nil { own.insert(number(of: comparison)) }
        case "Condition":
            guard let name = function.value.string else { return true }
            if tooLarge.contains(name) { return false }
            own.formUnion(tables[name]?.comparisons ?? [])
        case "Fn::Not", "Fn::And", "Fn::Or":
            // What is no list has a message of its own.
            for part in function.value.array ?? [] where !collect(part, &own) { return false }
        default: break
        }
        return own.count <= Self.maximumComparisons
    }

    private mutating func number(of comparison: Comparison) -> Int {
        let key = comparison.key
        if let known = numbers[key] { return known }
        numbers[key] = comparisons.count
        comparisons.append(comparison)
        return comparisons.count - 1
    }

    private func comparison(_ parts: JSON) -> Comparison? {
        guard let first = parts[0], let second = parts[1] else { return nil }
        return Comparison(first: knowledge.replaced(in: first), second: knowledge.replaced(in: second))
    }

    private func outcome(_ condition: JSON, _ all: [Int], _ way: Int) -> Bool? {
        guard let function = condition.object?.onlyMember else { return nil }
        // What is no list has a message of its own.
        func parts() -> [Bool?] { (function.value.array ?? []).map { outcome($0, all, way) } }
        switch function.key {
        case "Fn::Equals":
            guard let comparison = comparison(function.value) else { return nil }
            return comparison.outcome ?? numbers[comparison.key].flatMap { all.firstIndex(of: $0) }.map { way >> $0 & 1 == 1 }
        case "Condition": return function.value.string.flatMap { tables[$0]?.outcome(of: all, way) }
        case "Fn::Not": return parts().first.flatMap { $0 }.map(!)
        case "Fn::And":
            let parts = parts()
            return parts.contains(false) ? false : parts.contains(nil) ? nil : true
        case "Fn::Or":
            let parts = parts()
            return parts.contains(true) ? true : parts.contains(nil) ? nil : false
        default: return nil
        }
    }

    /// The names of the conditions, each behind those that it refers to; without those that are in a circle or refer to one.
    private static func sorted(_ conditions: OrderedMap<JSON>) -> [String] {
        var waiting: [String: Int] = [:]
        var users: [String: [String]] = [:]
        let names = Set(conditions.keys)
        for (name, condition) in conditions {
            var others: Set<String> = []
            collectReferences(condition, &others)
            others.formIntersection(names)
            waiting[name] = others.count
            for other in others { users[other, default: []].append(name) }
        }
        var order = conditions.keys.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            for user in users[order[next]] ?? [] {
                waiting[user, default: 0] -= 1
                if waiting[user] == 0 { order.append(user) }
            }
            next += 1
        }
        return order
    }

    private static func collectReferences(_ condition: JSON, _ names: inout Set<String>) {
        switch condition {
        case .null, .bool, .number, .string: break
        case .array(let elements): for element in elements { collectReferences(element, &names) }
        case .object(let members):
            if let function = members.onlyMember, function.key == "Condition", let name = function.value.string { names.insert(name) }
            for (_, member) in members { collectReferences(member, &names) }
        }
    }
}
