import Foundation

/// The region table as it is written: types that exist in the same regions together.
struct RegionPlan: Equatable {
    struct Group: Equatable {
        /// The types' names without their last part: `AWS::S3`.
        let namespace: String
        /// The set of regions, as bits: bit 0 stands for the first region.
        let regions: UInt64
        /// The last parts of the types' names, sorted.
        let types: [String]
    }

    let date: String
    /// The codes of the regions, sorted.
    let regions: [String]
    /// The groups of types, sorted by namespace and then by the first type.
    let groups: [Group]
}

enum RegionPlanner {
    static func plan(_ lists: RegionLists) throws -> RegionPlan {
        let regions = lists.types.keys.sorted()
        guard regions.count <= UInt64.bitWidth else { throw DatabaseError("The region table has room for \(UInt64.bitWidth) regions.") }
        var sets: [String: UInt64] = [:]
        for (index, region) in regions.enumerated() {
            for type in lists.types[region] ?? [] { sets[type, default: 0] |= 1 << index }
        }
        var namespaces: [String: [UInt64: [String]]] = [:]
        for (type, set) in sets {
            let parts = type.components(separatedBy: "::")
            guard parts.count == 3, !type.contains(where: \.isWhitespace) else {
                throw DatabaseError("\(type) is not the name of a resource type.")
            }
            namespaces[parts[0] + "::" + parts[1], default: [:]][set, default: []].append(parts[2])
        }
        let groups = namespaces.flatMap { namespace, sets in
            sets.map { RegionPlan.Group(namespace: namespace, regions: $0, types: $1.sorted()) }
        }
        return RegionPlan(
            date: lists.date, regions: regions, groups: groups.sorted { ($0.namespace, $0.types[0]) < ($1.namespace, $1.types[0]) })
    }
}
