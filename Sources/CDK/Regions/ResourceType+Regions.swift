extension ResourceType {
    /// The day of the table that says which types exist where: `2026-10-20`.
    ///
    /// The table is made from the lists in cfn-lint, which AWS's registry of types gave that day.
    public static var regionsAsOf: String { RegionTable.current.date }

    /// Whether CloudFormation has the type in a region; nil if the table does not know the type or the region.
    ///
    /// Unknown are types of your own and of third parties (`Custom::`, modules, `AWS::CloudFormation::CustomResource`), types of
    /// transforms (`AWS::Serverless::`), and regions for which no list is published, such as those of the isolated partitions.
    public func isAvailable(in region: Region) -> Bool? {
        guard RegionTable.current.regions.contains(region) else { return nil }
        return availableRegions?.contains(region)
    }

    /// The regions where CloudFormation has the type, sorted by their codes; nil if the table does not know the type.
    public var availableRegions: [Region]? {
        // A type that stands for any program: what it needs is not a matter of regions.
        name == "AWS::CloudFormation::CustomResource" ? nil : RegionTable.current.regions(with: name)
    }

    /// The other regions where CloudFormation has the type in the geography of `region`, nearest first.
    ///
    /// The order is that of ``Region/neighbors``. Empty if the geography has none, or if the table does not know the type.
    public func nearestRegions(to region: Region) -> [Region] {
        guard let available = availableRegions else { return [] }
        return region.neighbors.filter(available.contains)
    }
}
