import CDK
import CloudAssembly

/// When objects of the storage class `INTELLIGENT_TIERING` that nobody reads are moved to archives.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html)
public struct IntelligentTiering: Sendable {
    let name: String
    let prefix: String?
    let tags: OrderedMap<String>
    let archiveTime: Duration?
    let deepArchiveTime: Duration?

    /// - Parameters:
    ///   - prefix: Only objects whose keys begin so.
    ///   - tags: Only objects with all of the tags.
    ///   - archivedAfter: From 90 days.
    ///   - deeplyArchivedAfter: From 180 days.
    public init(
        name: String, prefix: String? = nil, tags: OrderedMap<String> = [:], archivedAfter: Duration? = nil,
        deeplyArchivedAfter: Duration? = nil
    ) {
        self.name = name
        self.prefix = prefix
        self.tags = tags
        archiveTime = archivedAfter
        deepArchiveTime = deeplyArchivedAfter
    }

    func property(in scope: Node) -> S3.CfnBucket.IntelligentTieringConfigurationProperty {
        var tierings: [S3.CfnBucket.TieringProperty] = []
        if let archiveTime { tierings.append(.init(accessTier: .archiveAccess, days: Value(archiveTime.whole(.days, for: scope)))) }
        if let deepArchiveTime {
            tierings.append(.init(accessTier: .deepArchiveAccess, days: Value(deepArchiveTime.whole(.days, for: scope))))
        }
        return S3.CfnBucket.IntelligentTieringConfigurationProperty(
            id: Value(name), status: .enabled, tierings: List(tierings), prefix: Value(prefix),
            tagFilters: tags.isEmpty ? nil : List(tags.map { S3.CfnBucket.TagFilterProperty(key: Value($0.key), value: Value($0.value)) }))
    }
}
