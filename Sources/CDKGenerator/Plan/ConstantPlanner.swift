/// Decides the constant types of a resource: one for each set of texts, called after the property that takes it.
///
/// If a resource has different sets for properties of the same name, or the name is reserved, the name of the owner comes before it:
/// `Type` of a `Volume` is a `VolumeType`.
struct ConstantPlanner {
    /// A property that takes a set of texts.
    private struct Use {
        /// The nested type, or the resource.
        let owner: String
        let property: String
    }

    let plans: [ConstantPlan]
    private let names: [Set<String>: String]

    init(_ resource: Resource, _ reachable: ReachableTypes) throws {
        let sets = Self.sets(of: resource, reachable)
        let candidates = sets.map { Self.candidate($0.uses) }
        let structures = Set(reachable.sorted.map { PropertyTypes.structureName($0.definition) })
        var claims: [String: Int] = [:]
        for candidate in candidates { claims[candidate.capitalizingFirst, default: 0] += 1 }
        var names: [Set<String>: String] = [:]
        var plans: [ConstantPlan] = []
        for (set, candidate) in zip(sets, candidates) {
            var name = candidate.capitalizingFirst
            if claims[name] != 1 || ReservedNames.types.contains(name) || structures.contains(name) {
                name = Self.qualified(name, set.uses, candidate)
            }
            names[Set(set.texts)] = name
            plans.append(
                ConstantPlan(
                    name: name, uses: set.uses.map { "\($0.owner).\($0.property)" }, texts: set.texts,
                    members: ConstantNames.members(of: set.texts)))
        }
        self.names = names
        self.plans = plans.sorted { $0.name.precedesByScalars($1.name) }
    }

    /// The constant type for a set of texts; nil if any text is allowed.
    func name(for texts: [String]) -> String? { names[Set(texts)] }

    /// The different sets in the order in which they are met, with their uses.
    private static func sets(of resource: Resource, _ reachable: ReachableTypes) -> [(texts: [String], uses: [Use])] {
        var sets: [(texts: [String], uses: [Use])] = []
        var indices: [Set<String>: Int] = [:]
        let owners = [(resource.name, resource.properties)] + reachable.sorted.map { ($0.definition.name, $0.definition.properties) }
        for (owner, properties) in owners {
            for (name, property) in properties.sorted(by: { $0.key.precedesByScalars($1.key) }) {
                let texts = property.type.decided.allowedTexts
                if texts.isEmpty { continue }
                let use = Use(owner: owner, property: name)
                if let index = indices[Set(texts)] {
                    sets[index].uses.append(use)
                } else {
                    indices[Set(texts)] = sets.count
                    sets.append((texts, [use]))
                }
            }
        }
        return sets
    }

    /// The name that most properties have which take the set; of those the first.
    private static func candidate(_ uses: [Use]) -> String {
        var counts: [String: Int] = [:]
        for use in uses { counts[use.property, default: 0] += 1 }
        let best = counts.max { first, second in
            first.value == second.value ? second.key.precedesByScalars(first.key) : first.value < second.value
        }
        return best?.key ?? ""
    }

    private static func qualified(_ name: String, _ uses: [Use], _ candidate: String) -> String {
        let owner = uses.first { $0.property == candidate }?.owner ?? ""
        return owner + name
    }
}

extension SpecificationType {
    /// The texts that are allowed, in the value or its elements; empty if all are.
    var allowedTexts: [String] {
        switch self {
        case .string(let allowed): allowed
        case .array(let element), .map(let element): element.allowedTexts
        default: []
        }
    }
}

extension String {
    /// The text with a capital.
    var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
