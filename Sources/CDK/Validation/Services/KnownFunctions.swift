import CloudAssembly

/// Decides the functions of a resource's properties as far as they are known in one of the ways in which the conditions can turn out.
struct KnownFunctions {
    private let knowledge: PseudoParameters
    private let scenario: ConditionScenarios.Scenario
    /// The values that were looked at.
    private(set) var steps = 0
    /// Whether a macro or a loop stands among the members of an object.
    private(set) var hasOpenObjects = false

    init(_ knowledge: PseudoParameters, _ scenario: ConditionScenarios.Scenario) {
        self.knowledge = knowledge
        self.scenario = scenario
    }

    /// A value without what is decided; nil for one that is absent.
    mutating func known(_ value: JSON) -> JSON? { change(of: value).result(value) }

    /// What becomes of a value: most of them stay as they are, and are not copied.
    private enum Change {
        case none, removal
        case replacement(JSON)

        var isNone: Bool { if case .none = self { true } else { false } }

        func result(_ value: JSON) -> JSON? {
            switch self {
            case .none: value
            case .removal: nil
            case .replacement(let other): other
            }
        }
    }

    private mutating func change(of value: JSON) -> Change {
        steps += 1
        switch value {
        case .null, .bool, .number, .string: return .none
        case .array(let elements): return change(of: elements)
        case .object(let members):
            if let function = members.onlyMember, let result = result(of: function.key, function.value) {
                return result.value.map(Change.replacement) ?? .removal
            }
            return change(of: members)
        }
    }

    private mutating func change(of elements: [JSON]) -> Change {
        var changed: [JSON]?
        for (place, element) in elements.enumerated() {
            let change = change(of: element)
            if changed == nil {
                if change.isNone { continue }
                changed = Array(elements[..<place])
            }
            if let result = change.result(element) { changed?.append(result) }
        }
        return changed.map { .replacement(.array($0)) } ?? .none
    }

    private mutating func change(of members: OrderedMap<JSON>) -> Change {
        var changed: OrderedMap<JSON>?
        for (place, (name, value)) in members.enumerated() {
            if members.count > 1, name.isFunctionName { hasOpenObjects = true }
            let change = change(of: value)
            if changed == nil {
                if change.isNone { continue }
                changed = OrderedMap(members.prefix(place).map { ($0.key, $0.value) })
            }
            if let result = change.result(value) { changed?[name] = result }
        }
        return changed.map { .replacement(.object($0)) } ?? .none
    }

    /// What a function gives: a value, or that it is absent.
    private struct Result {
        let value: JSON?
    }

    private mutating func result(of function: String, _ argument: JSON) -> Result? {
        switch function {
        case "Ref":
            guard let name = argument.string else { return nil }
            return name == "AWS::NoValue" ? Result(value: nil) : knowledge[name].map { Result(value: .string($0)) }
        case "Fn::If":
            guard let name = argument[0]?.string, let outcome = scenario[name], let chosen = argument[outcome ? 1 : 2] else { return nil }
            return Result(value: known(chosen))
        case "Fn::Join":
            guard let delimiter = argument[0]?.string, let parts = argument[1]?.array else { return nil }
            let there = parts.compactMap { known($0) }
            // With a part that is no text, nothing is known of the whole.
            let texts = there.compactMap(\.string)
            return texts.count == there.count ? Result(value: .string(texts.joined(separator: delimiter))) : nil
        case "Fn::Sub":
            guard var text = argument.string else { return nil }
            for name in Set(SubstitutionText.variables(in: text)) {
                guard let value = knowledge[name] else { return nil }
                text = text.replacing("${\(name)}", with: value)
            }
            return text.contains("${") ? nil : Result(value: .string(text))
        default: return nil
        }
    }
}
