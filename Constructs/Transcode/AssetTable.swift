import CDK
import CDKDynamoDB

/// The table of assets and jobs.
///
/// An asset is one row, `pk` = `ASSET#<id>` and `sk` = `META`, with its status and its history; each of its jobs is another, `sk` =
/// `JOB#<job id>`, which goes after 90 days. Indexes find assets by status and time, and jobs by their ids.
enum AssetTable {
    static func table(_ scope: Node, names: ResourceNames) -> Table {
        Table(
            scope, "Assets", partitionKey: .string("pk"), sortKey: .string("sk"), tableName: PhysicalName(names("assets-table")),
            billing: .onDemand(), timeToLive: "expiresAt", encryption: .awsManaged, pointInTimeRecovery: .enabled(),
            deletionProtection: false,
            globalIndexes: [
                GlobalIndex("by-status", partitionKey: .string("status"), sortKey: .string("updatedAt")),
                GlobalIndex("by-job", partitionKey: .string("jobId")),
            ], removalPolicy: .destroy)
    }
}
