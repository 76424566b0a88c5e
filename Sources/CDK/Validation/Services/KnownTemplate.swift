import CloudAssembly

/// A template as far as it is known in one of the ways in which its conditions can turn out.
///
/// `Fn::If` is the value that is chosen, what is `AWS::NoValue` is gone, and texts that are made of known parts are texts.
struct KnownTemplate {
    let index: TemplateIndex
    let names: ResourceNames
    let knowledge: PseudoParameters
    let scenario: ConditionScenarios.Scenario
    private let budget: ValidationBudget
    private let cache = Cache()
    /// What it costs to ask a resource something, in steps.
    private static let stepsOfResource = 8

    /// What was asked for.
    private final class Cache {
        var resources: [String: KnownResource?] = [:]
        var policies: AttachedPolicies?
        var regionalValues: [String: Set<String>] = [:]
    }

    init(
        _ index: TemplateIndex, _ names: ResourceNames, _ knowledge: PseudoParameters, _ scenario: ConditionScenarios.Scenario,
        _ budget: ValidationBudget
    ) {
        self.index = index
        self.names = names
        self.knowledge = knowledge
        self.scenario = scenario
        self.budget = budget
    }

    /// A resource; nil if there is none.
    func resource(_ name: String) -> KnownResource? {
        if let known = cache.resources[name] { return known }
        let resource = resolved(name)
        cache.resources[name] = .some(resource)
        return resource
    }

    private func resolved(_ name: String) -> KnownResource? {
        guard let resource = index.resources[name], let type = resource["Type"]?.string else { return nil }
        if let condition = resource["Condition"]?.string, scenario[condition] == false { return nil }
        return KnownResource(
            name: name, type: type, deletionPolicy: resource["DeletionPolicy"]?.string,
            properties: KnownValue(known(resource["Properties"] ?? .object([:])), at: ""))
    }

    /// The resources of a type.
    func resources(of type: String) -> [KnownResource] {
        let names = names[type]
        guard budget.take(steps: names.count * Self.stepsOfResource) else { return [] }
        return names.compactMap(resource)
    }

    /// The values of a list in the stack's region; nil if the region or its values are not known.
    func regionalValues(_ list: String) -> Set<String>? {
        if let known = cache.regionalValues[list] { return known }
        let values = knowledge.region.flatMap { RegionalValues.current.values(list, in: $0) }.map(Set.init)
        cache.regionalValues[list] = values
        return values
    }

    /// The policies of the template that may be attached to a role.
    func attachedPolicies(of role: KnownResource) -> [KnownResource] {
        if let known = cache.policies { return known.policies(of: role) }
        let policies = AttachedPolicies(AttachedPolicies.types.flatMap(resources), in: index)
        cache.policies = policies
        return policies.policies(of: role)
    }

    /// The resource of a type that a value names by `Ref` or `Fn::GetAtt`.
    func target(of value: KnownValue, type: String) -> KnownResource? {
        guard let name = value.reference?.name, let resource = resource(name), resource.type == type else { return nil }
        return resource
    }

    /// A value without what is decided; nil for one that is absent.
    private func known(_ value: JSON) -> JSON? { change(of: value).result(value) }

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

    private func change(of value: JSON) -> Change {
        budget.take(steps: 1)
        switch value {
        case .null, .bool, .number, .string: return .none
        case .array(let elements):
            let changes = elements.map(change)
            if changes.allSatisfy(\.isNone) { return .none }
            return .replacement(.array(zip(elements, changes).compactMap { $1.result($0) }))
        case .object(let members):
            if let function = members.onlyMember, let result = result(of: function.key, function.value) {
                return result.value.map(Change.replacement) ?? .removal
            }
            let changes = members.map { change(of: $0.value) }
            if changes.allSatisfy(\.isNone) { return .none }
            return .replacement(
                .object(
                    OrderedMap(zip(members, changes).compactMap { member, change in change.result(member.value).map { (member.key, $0) } }))
            )
        }
    }

    /// What a function gives: a value, or that it is absent.
    private struct Result {
        let value: JSON?
    }

    private func result(of function: String, _ argument: JSON) -> Result? {
        switch function {
        case "Ref":
            guard let name = argument.string else { return nil }
            return name == "AWS::NoValue" ? Result(value: nil) : knowledge[name].map { Result(value: .string($0)) }
        case "Fn::If":
            guard let name = argument[0]?.string, let outcome = scenario[name], let chosen = argument[outcome ? 1 : 2] else { return nil }
            return Result(value: known(chosen))
        case "Fn::Join":
            guard let delimiter = argument[0]?.string, let parts = argument[1]?.array?.compactMap(known) else { return nil }
            // With a part that is no text, nothing is known of the whole.
            let texts = parts.compactMap(\.string)
            return texts.count == parts.count ? Result(value: .string(texts.joined(separator: delimiter))) : nil
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

/// The names of a template's resources, by type.
struct ResourceNames {
    private var names: [String: [String]] = [:]

    init(_ index: TemplateIndex) {
        for (name, resource) in index.resources {
            if let type = resource["Type"]?.string { names[type, default: []].append(name) }
        }
    }

    subscript(type: String) -> [String] { names[type] ?? [] }
}

/// A resource of a ``KnownTemplate``.
struct KnownResource {
    let name: String
    let type: String
    let deletionPolicy: String?
    let properties: KnownValue

    /// A property, by a path such as `Code.S3Key`.
    subscript(path: String) -> KnownValue { properties[path] }
}
