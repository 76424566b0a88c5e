import CDK
import CDKDynamoDB

/// The table of presigned uploads.
///
/// An upload is a row, `pk` = `UPLOAD#<key>`, with its creator and priority, the file's name, content type and size, and with the asset
/// that it has become; the row of one that was not completed goes after a week. A creator is another, `pk` = `CREATOR#<creator>`, with the
/// uploads that are open.
enum UploadTable {
    static func table(_ scope: Node, names: ResourceNames) -> Table {
        Table(
            scope, "Uploads", partitionKey: .string(HandlerContract.RowKey.partition.rawValue),
            tableName: PhysicalName(names("uploads-table")), billing: .onDemand(),
            timeToLive: HandlerContract.RowKey.expiry.rawValue, encryption: .awsManaged, pointInTimeRecovery: .enabled(),
            deletionProtection: false, removalPolicy: .destroy)
    }
}
