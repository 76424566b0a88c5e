/// Finds the nested types that several resources of a service have alike.
///
/// The first resource has the type, the others an alias of it: a QuickSight analysis and a dashboard made from it are described by the same
/// values. Types are alike if name, properties and facts are, and the types that their properties have. Where their limits differ, those of
/// one are not true of another, and nothing is said.
enum SharedTypes {
    static func share(_ resources: [ResourcePlan]) -> [ResourcePlan] {
        let kinds = kinds(of: resources)
        let limits = commonLimits(resources, kinds)
        var owners: [Int: String] = [:]
        return resources.map { resource in
            var result = resource
            func isOwn(_ name: String) -> Bool {
                guard let kind = kinds[TypeKey(className: resource.className, name: name)] else { return true }
                guard let owner = owners[kind] else {
                    owners[kind] = resource.className
                    return true
                }
                result.aliases.append(AliasPlan(name: name, className: owner))
                return false
            }
            result.structures = resource.structures.filter { isOwn($0.name) }.map { structure in
                var structure = structure
                guard let common = kinds[TypeKey(className: resource.className, name: structure.name)].flatMap({ limits[$0] }) else {
                    return structure
                }
                for index in structure.parameters.indices { structure.parameters[index].limits = common[index] }
                return structure
            }
            result.constants = resource.constants.filter { isOwn($0.name) }
            return result
        }
    }

    /// The limits of each kind's properties, but for those that differ.
    private static func commonLimits(_ resources: [ResourcePlan], _ kinds: [TypeKey: Int]) -> [Int: [[String]]] {
        var common: [Int: [[String]]] = [:]
        for resource in resources {
            for structure in resource.structures {
                guard let kind = kinds[TypeKey(className: resource.className, name: structure.name)] else { continue }
                let limits = structure.parameters.map(\.limits)
                common[kind] = common[kind].map { zip($0, limits).map { $0 == $1 ? $0 : [] } } ?? limits
            }
        }
        return common
    }

    private struct TypeKey: Hashable {
        let className: String
        let name: String
    }

    /// The form of a type by itself, without the types that it uses.
    private enum Shape: Hashable {
        case structure(name: String, [ParameterPlan])
        case constants(name: String, [ConstantPlan.Member])
    }

    /// A number for each type, the same for types that are alike.
    ///
    /// Types that look the same by themselves are told apart by the types that they use, until that changes nothing more. So types that
    /// contain themselves can be alike too.
    private static func kinds(of resources: [ResourcePlan]) -> [TypeKey: Int] {
        var keys: [TypeKey] = []
        var shapes: [Shape] = []
        var uses: [[TypeKey]] = []
        for resource in resources {
            for structure in resource.structures {
                keys.append(TypeKey(className: resource.className, name: structure.name))
                shapes.append(.structure(name: structure.name, structure.parameters.map(\.withoutLimits)))
                uses.append(structure.parameters.flatMap(\.type.nestedNames).map { TypeKey(className: resource.className, name: $0) })
            }
            for constant in resource.constants {
                keys.append(TypeKey(className: resource.className, name: constant.name))
                shapes.append(.constants(name: constant.name, constant.members))
                uses.append([])
            }
        }
        var (numbers, count) = numbered(shapes)
        while true {
            let kinds = Dictionary(zip(keys, numbers)) { first, _ in first }
            let (refined, refinedCount) = numbered(zip(numbers, uses).map { [$0] + $1.map { kinds[$0] ?? -1 } })
            if refinedCount == count { return kinds }
            (numbers, count) = (refined, refinedCount)
        }
    }

    private static func numbered<Element: Hashable>(_ elements: [Element]) -> (numbers: [Int], count: Int) {
        var seen: [Element: Int] = [:]
        let numbers = elements.map { element in
            let next = seen.count
            if let number = seen[element] { return number }
            seen[element] = next
            return next
        }
        return (numbers, seen.count)
    }
}

extension ParameterPlan {
    fileprivate var withoutLimits: ParameterPlan {
        var parameter = self
        parameter.limits = []
        return parameter
    }
}
