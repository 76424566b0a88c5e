extension ResourceType {
    /// The day of the table that says which types exist where: `2026-10-20`.
    ///
    /// Source: the lists of each region's types in [cfn-lint](https://github.com/aws-cloudformation/cfn-lint).
    public static var regionsAsOf: String { RegionTable.current.date }

    /// True if CloudFormation has the type in a region; nil if the table does not know the type or the region.
    ///
    /// Unknown are types of your own and of third parties (`Custom::`, modules, `AWS::CloudFormation::CustomResource`), types of
    /// transforms (`AWS::Serverless::`), `AWS::CDK::Metadata`, and regions for which cfn-lint has no list, such as those of the isolated
    /// partitions.
    public func isAvailable(in region: Region) -> Bool? {
        RegionTable.current.has(name, in: region)
    }

    /// The regions where CloudFormation has the type, sorted by their codes; nil if the table does not know the type.
    public var availableRegions: [Region]? {
        RegionTable.current.regions(with: name)
    }

    /// The other regions where CloudFormation has the type in the geography of `region`, nearest first.
    ///
    /// The order is that of ``Region/neighbors``. Empty if the geography has none, or if the table does not know the type.
    public func nearestRegions(to region: Region) -> [Region] {
        RegionTable.current.nearestRegions(to: region, with: name)
    }
}
