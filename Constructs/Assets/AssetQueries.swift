import CDK

/// The functions that find assets, and read one.
final class AssetQueries: Construct {
    /// It reads pages of an index.
    private static let findTimeout = Duration.seconds(60)
    private static let readTimeout = Duration.seconds(30)

    let all: [HandlerFunction]

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    ///   - domain: The host name under which viewers reach the files.
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts, domain: Value<String>) {
        let scope = Node(scope, id)
        let find = HandlerFunction(
            scope, "Find", name: "find-assets", names: shared.names, handler: .findAssets,
            environment: Self.environment(shared), timeout: Self.findTimeout)
        Self.allowFinding(find, shared)
        // The asset that a presigned upload has become.
        if shared.source.presignedUploads != nil { find.allow(["dynamodb:GetItem"], on: [shared.table.arn]) }
        let read = HandlerFunction(
            scope, "Read", name: "read-asset", names: shared.names, handler: .readAsset,
            environment: [(.assetsTable, shared.table.name), (.playbackDomain, domain)], timeout: Self.readTimeout)
        read.allow(["dynamodb:GetItem"], on: [shared.table.arn])
        all = [find, read]
        super.init(scope)
    }

    /// What a function needs to know that finds assets.
    static func environment(_ shared: SharedParts) -> [(HandlerContract.Variable, Value<String>)] {
        [(.assetsTable, shared.table.name), (.uploadPrefix, Value(shared.source.uploadPrefix))]
            + (shared.source.presignedUploads.map { [(.uploadsTable, $0.table.name)] } ?? [])
    }

    /// Lets a function find assets.
    static func allowFinding(_ function: HandlerFunction, _ shared: SharedParts) {
        let indexes: [HandlerContract.AssetIndex] = [.byCreator, .byLine, .byStatus]
        function.allow(["dynamodb:Query"], on: indexes.map { "\(shared.table.arn)/index/\($0)" })
        if let uploads = shared.source.presignedUploads?.table { function.allow(["dynamodb:GetItem"], on: [uploads.arn]) }
    }
}
