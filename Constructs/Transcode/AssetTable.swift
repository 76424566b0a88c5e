import CDK
import CDKDynamoDB

/// The table of assets and jobs.
///
/// An asset is one row, `pk` = `ASSET#<id>` and `sk` = `META`, with its status and its history; each of its jobs is another, `sk` =
/// `JOB#<making>/<kind>`, which goes after 90 days. Indexes find assets by status and time, and those that wait
/// or are worked on by the time since when.
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
                GlobalIndex("by-status", partitionKey: .string(Field.status.rawValue), sortKey: .string("updatedAt")),
                GlobalIndex(
                    Index.byLine.rawValue, partitionKey: .string(Field.line.rawValue), sortKey: .string(Field.waitingSince.rawValue),
                    projection: .include(
                        [Field.attempts, .bucket, .creator, .key, .priority, .uploadedAt, .version, .versionID].map(\.rawValue))),
            ], removalPolicy: .destroy)
    }
}
