/// The differences between two lists of the regions' types.
struct RegionComparison: Equatable {
    /// The types that a region has or lacks now.
    struct Region: Equatable {
        let code: String
        let gained: [String]
        let lost: [String]
    }

    let addedRegions: [String]
    let removedRegions: [String]
    /// The regions that are in both lists and whose types differ.
    let regions: [Region]

    init(before: RegionLists, after: RegionLists) {
        addedRegions = after.types.keys.filter { before.types[$0] == nil }.sorted()
        removedRegions = before.types.keys.filter { after.types[$0] == nil }.sorted()
        regions = after.types.keys.sorted().compactMap { code in
            guard let old = before.types[code], let new = after.types[code], old != new else { return nil }
            return Region(code: code, gained: new.subtracting(old).sorted(), lost: old.subtracting(new).sorted())
        }
    }
}
