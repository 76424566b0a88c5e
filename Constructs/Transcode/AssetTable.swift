import CDK
import CDKDynamoDB

/// The table of assets and jobs.
///
/// An asset is one row, `pk` = `ASSET#<id>` and `sk` = `META`, with its status and its history; each of its jobs is another, `sk` =
/// `JOB#<making>/<kind>`, which goes after 90 days. Indexes find assets by status and time, by creator and time, and
/// those with which somebody has still to do by the time since when.
enum AssetTable {
    private typealias Field = HandlerContract.Field
    private typealias RowKey = HandlerContract.RowKey
    private typealias Index = HandlerContract.AssetIndex

    static func table(_ scope: Node, names: ResourceNames) -> Table {
        Table(
            scope, "Assets", partitionKey: .string(RowKey.partition.rawValue), sortKey: .string(RowKey.sort.rawValue),
            tableName: PhysicalName(names("assets-table")),
            billing: .onDemand(), timeToLive: RowKey.expiry.rawValue, encryption: .awsManaged, pointInTimeRecovery: .enabled(),
            deletionProtection: false,
            globalIndexes: [
                GlobalIndex(
                    Index.byStatus.rawValue, partitionKey: .string(Field.status.rawValue), sortKey: .string(Field.updatedAt.rawValue)),
                GlobalIndex(
                    Index.byLine.rawValue, partitionKey: .string(Field.line.rawValue), sortKey: .string(Field.waitingSince.rawValue),
                    projection: .include(
                        [Field.attempts, .bucket, .creator, .key, .priority, .uploadedAt, .version, .versionID].map(\.rawValue))),
                GlobalIndex(
                    Index.byCreator.rawValue, partitionKey: .string(Field.creator.rawValue), sortKey: .string(Field.createdAt.rawValue),
                    projection: .include([Field.fileName, .key, .status, .title, .updatedAt].map(\.rawValue))),
            ], removalPolicy: .destroy)
    }
}
