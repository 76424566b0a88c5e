import CDK
import CDKCloudWatch
import CDKEvents
import CDKEventsTargets

/// What looks after assets by itself: a function that removes what is left of makings, and one that looks for assets that are stuck and for
/// files that are gone.
final class AssetCare: Construct {
    private static let timeout = Duration.minutes(10)

    let sweep: HandlerFunction
    let watch: HandlerFunction
    /// What alarms watch of them, besides their faults.
    let watched: [Watched]
    /// What got lost on its way to them.
    let losses: [any TimeSeries]
    /// Assets that are stuck, and assets whose files are gone.
    let counts: [Metric]

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - executions: Those that work on assets.
    ///   - edge: Delivers their files.
    ///   - grace: How long what is left of a making stays.
    init(
        _ scope: any Scope, _ id: String, _ shared: SharedParts, executions: FilmExecutions, edge: Distribution, grace: Duration
    ) {
        let scope = Node(scope, id)
        sweep = Self.sweep(scope, shared, edge: edge, grace: grace)
        watch = Self.watch(scope, shared, executions: executions)
        let rule = Rule(
            scope, "Rule", schedule: .rate(.minutes(15)), ruleName: PhysicalName(shared.names("care-rule")),
            targets: [sweep, watch].map { RuleTarget.function($0.function).withID($0.node.id) })
        let (stuck, gone) = (shared.watchlist.count(.stuckAssets), shared.watchlist.count(.goneAssets))
        counts = [stuck, gone]
        let failures = Watched.failures(of: rule, named: "care-rule")
        losses = [failures.series]
        watched = [
            failures,
            Watched("stuck-assets", stuck, "An asset is neither worked on nor ended", .assetsStuck),
            Watched("gone-assets", gone, "Files of an asset that viewers should get are gone", .filesGone),
        ]
        super.init(scope)
    }

    private static func sweep(_ scope: Node, _ shared: SharedParts, edge: Distribution, grace: Duration) -> HandlerFunction {
        let assets = HandlerContract.Folder.assets.rawValue
        let function = HandlerFunction(
            scope, "Sweep", name: "sweep-makings", names: shared.names, handler: .sweepMakings,
            environment: [
                (.assetsTable, shared.table.name), (.deliveryBucket, shared.output.bucketName), (.distributionID, edge.distribution.ref),
                (.graceSeconds, Value(String(grace.seconds))),
            ], timeout: timeout)
        function.allow(["dynamodb:GetItem", "dynamodb:UpdateItem"], on: [shared.table.arn])
        function.allow(["dynamodb:Query"], on: ["\(shared.table.arn)/index/\(HandlerContract.AssetIndex.byLine)"])
        function.allow(["s3:ListBucketVersions"], on: [shared.output.arn], when: ["StringLike": ["s3:prefix": "\(assets)*"]])
        function.allow(["s3:DeleteObject", "s3:DeleteObjectVersion"], on: [shared.output.objects(assets)])
        edge.allowForgetting(function)
        return function
    }

    private static func watch(_ scope: Node, _ shared: SharedParts, executions: FilmExecutions) -> HandlerFunction {
        let assets = HandlerContract.Folder.assets.rawValue
        let function = HandlerFunction(
            scope, "Watch", name: "watch-assets", names: shared.names, handler: .watchAssets,
            environment: [
                (.assetsTable, shared.table.name), (.deliveryBucket, shared.output.bucketName),
                (.stateMachineARN, executions.stateMachineARN.text),
                (.pipeline, Value(shared.watchlist.pipeline)),
            ], timeout: timeout)
        function.allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], on: [shared.table.arn])
        let indexes: [HandlerContract.AssetIndex] = [.byLine, .byStatus]
        function.allow(["dynamodb:Query"], on: indexes.map { "\(shared.table.arn)/index/\($0)" })
        function.allow(["states:DescribeExecution"], on: [executions.arn])
        function.allow(["s3:ListBucket"], on: [shared.output.arn], when: ["StringLike": ["s3:prefix": "\(assets)*"]])
        // Playlists, which name the other files.
        function.allow(["s3:GetObject"], on: [shared.output.objects(assets)])
        if let key = shared.output.encryptionKey { function.allow(["kms:Decrypt"], on: [key.arn]) }
        return function
    }
}
