import CDK

/// Files that several functions share (`AWS::Lambda::LayerVersion`).
///
/// New content is a new version.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html)
public final class LayerVersion: Construct, LayerVersionReference {
    /// The ARN of the layer, with the version's number at its end.
    public let arn: ARN
    /// The runtimes that the layer is for; any if nil.
    public let compatibleRuntimes: [Runtime]?

    /// Creates a layer.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - code: The source of the files: not inline, and no image.
    ///   - compatibleRuntimes: The runtimes that the layer is for; any if not given.
    ///   - compatibleArchitectures: The processors that it is for; any if not given.
    ///   - layerVersionName: The name of the layer, of which each version is one; CloudFormation makes one if not given.
    ///   - description: A description for people.
    ///   - license: An identifier of SPDX, an address or a text.
    ///   - removalPolicy: The fate of a version when a new one takes its place. Deleted, it cannot be added to functions any more.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, code: Code, compatibleRuntimes: [Runtime]? = nil, compatibleArchitectures: [Architecture]? = nil,
        layerVersionName: PhysicalName = .chosenAtDeployment, description: String? = nil, license: String? = nil,
        removalPolicy: RemovalPolicy? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let bound = code.bound(to: scope)
        let resource = Lambda.CfnLayerVersion(
            scope, "Resource", content: Self.content(bound, at: scope),
            compatibleArchitectures: compatibleArchitectures.map { List($0.map(\.rawValue)) },
            compatibleRuntimes: compatibleRuntimes.map { List($0.map(\.name)) }, description: Value(description),
            layerName: ResourceIdentity(scope, name: layerVersionName).property, licenseInfo: Value(license), file: file, line: line)
        if let removalPolicy { resource.applyRemovalPolicy(removalPolicy) }
        bound.addMetadata(to: resource, property: "Content")
        arn = ARN(raw: resource.ref.raw)
        self.compatibleRuntimes = compatibleRuntimes
        super.init(scope)
        if compatibleRuntimes?.isEmpty == true {
            node.report(.layerWithoutRuntime)
        }
    }

    private static func content(_ code: BoundCode, at node: Node) -> Lambda.CfnLayerVersion.ContentProperty {
        switch code.location {
        case .object(let bucket, let key, let version):
            return .init(s3Bucket: bucket, s3Key: key, s3ObjectVersion: version)
        case .inline:
            node.report(
                .error(
                    "swift-cdk:lambda/layer-inline-code", "The files of a layer cannot stand in the template",
                    action: "put them into a directory and use .path(_:)"))
        case .image:
            node.report(
                .error(
                    "swift-cdk:lambda/layer-image", "A layer cannot be a container image",
                    action: "put its files into a directory and use .path(_:)"))
        }
        return .init(s3Bucket: "", s3Key: "")
    }
}

extension Diagnostic {
    /// A list of runtimes that names none.
    static var layerWithoutRuntime: Diagnostic {
        .error(
            "swift-cdk:lambda/layer-without-runtime", "The layer is for no runtime at all",
            action: "name a runtime in compatibleRuntimes, or leave the list out")
    }
}
