import CDK

/// The function that makes assets again.
final class Remaking: Construct {
    /// It looks at the row and at the master of each asset.
    private static let timeout = Duration.minutes(5)

    let remake: HandlerFunction

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - pipeline: Makes the assets.
    ///   - executions: Those that work on assets.
    init(_ scope: any Scope, _ id: String, pipeline: TranscodePipeline, executions: FilmExecutions) {
        let scope = Node(scope, id)
        let (shared, source) = (pipeline.shared, pipeline.shared.source)
        remake = HandlerFunction(
            scope, "Remake", name: "remake-assets", names: shared.names, handler: .remakeAssets,
            environment: AssetQueries.environment(shared) + [
                (.intakeARN, pipeline.intake.arn.text), (.stateMachineARN, executions.stateMachineARN.text),
            ], timeout: Self.timeout)
        AssetQueries.allowFinding(remake, shared)
        remake.allow(["dynamodb:GetItem", "dynamodb:UpdateItem"], on: [shared.table.arn])
        remake.allow(["states:StartExecution"], on: [pipeline.intake.arn])
        remake.allow(["states:DescribeExecution"], on: [executions.arn])
        // Whether a master is there and can be read, and its way out of Glacier.
        // S3 tells a master that is gone to those alone who may list the bucket.
        remake.allow(["s3:ListBucket"], on: [source.storage.arn])
        remake.allow(["s3:GetObject", "s3:RestoreObject"], on: [source.storage.objects(source.uploadPrefix)])
        super.init(scope)
    }
}
