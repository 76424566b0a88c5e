import CloudAssembly

/// Which resources of a template are made before others: those that they refer to, and those that `DependsOn` names.
struct WaitingOrder {
    let index: TemplateIndex
    let budget: ValidationBudget

    /// Whether a resource waits for another one, directly or by way of others; true if there is no time to see it.
    func waits(_ resource: String, for other: String) -> Bool {
        var seen: Set<String> = [resource]
        var waiting = [resource]
        while let name = waiting.popLast() {
            for needed in direct(name) where seen.insert(needed).inserted {
                if needed == other { return true }
                waiting.append(needed)
            }
            if budget.steps < 0 { return true }
        }
        return false
    }

    /// What a resource names itself.
    func direct(_ resource: String) -> [String] {
        guard let resource = index.resources[resource] else { return [] }
        var names = ResourceCheck.dependencies(of: resource, index).map { index.resources[$0].key }
        for member in ["Properties", "CreationPolicy", "UpdatePolicy"] { collect(resource[member] ?? .null, &names) }
        return names.filter { index.resources[$0] != nil }
    }

    private func collect(_ value: JSON, _ names: inout [String]) {
        guard budget.take(steps: 1) else { return }
        switch value {
        case .null, .bool, .number, .string: break
        case .array(let elements): for element in elements { collect(element, &names) }
        case .object(let members):
            for (key, member) in members {
                switch key {
                case "Ref": names += member.string.map { [$0] } ?? []
                case "Fn::GetAtt": names += (member.string ?? member[0]?.string).map { [$0.resource] } ?? []
                case "Fn::Sub": names += SubstitutionText.variables(in: member.string ?? member[0]?.string ?? "").map(\.resource)
                default: break
                }
                collect(member, &names)
            }
        }
    }
}

extension String {
    /// The resource in `Resource.Attribute`.
    fileprivate var resource: String { String(prefix { $0 != "." }) }
}
