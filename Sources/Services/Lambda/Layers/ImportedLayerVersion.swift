import CDK

/// A layer that is there already.
private final class ImportedLayerVersion: Construct, LayerVersionReference {
    let arn: ARN
    let compatibleRuntimes: [Runtime]?
    var supportsAllRuntimes: Bool { compatibleRuntimes == nil }

    init(_ scope: any Scope, _ id: String, arn: ARN, compatibleRuntimes: [Runtime]?, location: SourceLocation) {
        self.arn = arn
        self.compatibleRuntimes = compatibleRuntimes
        super.init(Node(scope, id, file: location.file, line: location.line))
        if compatibleRuntimes?.isEmpty == true {
            node.report(.layerWithoutRuntime)
        }
    }
}

extension LayerVersion {
    /// A layer that is there already.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - arn: The ARN, with the version's number at its end.
    ///   - compatibleRuntimes: The runtimes that it is for; all if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The layer.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, compatibleRuntimes: [Runtime]? = nil, file: String = #fileID, line: Int = #line
    ) -> any LayerVersionReference {
        ImportedLayerVersion(
            scope, id, arn: arn, compatibleRuntimes: compatibleRuntimes, location: SourceLocation(file: file, line: line))
    }
}
