/// Names that nested types had in earlier specifications, for programs that were written for these.
///
/// A property's former type counts if it has the same shape as the present one and no property takes it any more. A type that several took
/// the place of has no alias.
enum FormerNames {
    static func plan(_ resource: Resource, _ reachable: ReachableTypes) -> [FormerNamePlan] {
        var current: [String: Set<String>] = [:]
        for properties in [resource.properties] + reachable.sorted.map(\.definition.properties) {
            for property in properties.values {
                for previous in property.previousTypes {
                    guard let (former, present) = replaced(previous, by: property.type), reachable[former] == nil,
                        let formerDefinition = resource.typeDefinitions[former], let definition = reachable[present]
                    else { continue }
                    current[PropertyTypes.structureName(formerDefinition), default: []].insert(PropertyTypes.structureName(definition))
                }
            }
        }
        let taken = Set(reachable.sorted.map { PropertyTypes.structureName($0.definition) })
        return current.compactMap { name, names in
            guard names.count == 1, let present = names.first, !taken.contains(name) else { return nil }
            return FormerNamePlan(name: name, current: present)
        }.sorted { $0.name.precedesByScalars($1.name) }
    }

    /// The ids of a nested type and of the one that took its place.
    private static func replaced(_ previous: SpecificationType, by type: SpecificationType) -> (former: String, present: String)? {
        switch (previous, type) {
        case (.reference(let former), .reference(let present)): former == present ? nil : (former, present)
        case (.array(let former), .array(let present)), (.map(let former), .map(let present)): replaced(former, by: present)
        default: nil
        }
    }
}
