import CDK
import CloudAssembly

/// The times after which objects of the storage class `INTELLIGENT_TIERING` that nobody reads are moved to archives.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html)
public struct IntelligentTiering: Sendable {
    let name: String
    let prefix: String?
    let tags: OrderedMap<String>
    let archiveTime: Duration?
    let deepArchiveTime: Duration?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// Times for the objects that are meant.
    ///
    /// - Parameters:
    ///   - name: The name of the configuration, by which it is told apart.
    ///   - prefix: The beginning of the keys of the objects; all if not given.
    ///   - tags: The tags that the objects have, all of them.
    ///   - archivedAfter: The whole days without reading until they are archived: 90 or more; they are not if not given.
    ///   - deeplyArchivedAfter: The whole days without reading until they are archived at the lowest cost: 180 or more; they are not if
    ///     not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        name: String, prefix: String? = nil, tags: OrderedMap<String> = [:], archivedAfter: Duration? = nil,
        deeplyArchivedAfter: Duration? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.name = name
        self.prefix = prefix
        self.tags = tags
        archiveTime = archivedAfter
        deepArchiveTime = deeplyArchivedAfter
        location = .ofUser(file, line)
    }

    func property(in scope: Node) -> S3.CfnBucket.IntelligentTieringConfigurationProperty {
        scope.reporting(at: location) { written(in: scope) }.made(at: location)
    }

    private func written(in scope: Node) -> S3.CfnBucket.IntelligentTieringConfigurationProperty {
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
