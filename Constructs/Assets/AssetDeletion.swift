import CDK

/// The function that deletes an asset.
final class AssetDeletion: Construct {
    /// What Lambda allows at most: a long film has tens of thousands of files, and what is not done then goes on when it is asked again.
    private static let timeout = Duration.minutes(15)

    let delete: HandlerFunction

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - executions: Those that work on assets.
    ///   - edge: Delivers their files.
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, executions: FilmExecutions, edge: Distribution) {
        let scope = Node(scope, id)
        let (table, source) = (shared.table, shared.source)
        let uploads = source.presignedUploads?.table
        delete = HandlerFunction(
            scope, "Delete", name: "delete-asset", names: shared.names, handler: .deleteAsset,
            environment: [
                (.assetsTable, table.name), (.deliveryBucket, shared.output.bucketName), (.distributionID, edge.distribution.ref),
                (.stateMachineARN, executions.stateMachineARN.text),
            ] + (uploads.map { [(.uploadsTable, $0.name)] } ?? [])
                // Its copies go by themselves; the receipt says when.
                + (shared.staging.map { [(.inputBucket, $0.inputs.name)] } ?? []), timeout: Self.timeout)
        delete.allow(["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"], on: [table.arn])
        if let uploads { delete.allow(["dynamodb:DeleteItem"], on: [uploads.arn]) }
        for (bucket, prefix) in [(shared.output, HandlerContract.Folder.assets.rawValue), (source.storage, source.uploadPrefix)] {
            delete.allow(["s3:ListBucketVersions"], on: [bucket.arn], when: ["StringLike": ["s3:prefix": "\(prefix)*"]])
            // All assets: whichever is named.
            delete.allow(["s3:DeleteObject", "s3:DeleteObjectVersion"], on: [bucket.objects(prefix)])
        }
        edge.allowForgetting(delete, ["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"])
        delete.allow(["states:DescribeExecution", "states:StopExecution"], on: [executions.arn])
        super.init(scope)
    }
}
