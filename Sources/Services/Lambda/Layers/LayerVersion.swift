import CDK

/// Files that several functions share (`AWS::Lambda::LayerVersion`). New content is a new version.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html)
public final class LayerVersion: Construct, LayerVersionReference {
    public let arn: ARN
    public let compatibleRuntimes: [Runtime]?

    /// - Parameters:
    ///   - code: Where the files come from: not inline, and no image.
    ///   - compatibleRuntimes: The runtimes that the layer is for; any if not given.
    ///   - compatibleArchitectures: The processors that it is for; any if not given.
    ///   - license: An identifier of SPDX, an address or a text.
    ///   - removalPolicy: What happens to a version when a new one takes its place. Deleted, it cannot be added to functions any more.
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
            node.report("Attempted to define a Lambda layer that supports no runtime!", action: "name a runtime, or leave them out")
        }
    }

    private static func content(_ code: BoundCode, at node: Node) -> Lambda.CfnLayerVersion.ContentProperty {
        switch code.location {
        case .object(let bucket, let key, let version):
            return .init(s3Bucket: bucket, s3Key: key, s3ObjectVersion: version)
        case .inline:
            node.report("Inline code is not supported for AWS Lambda layers", action: "put the files into a directory and use .path(_:)")
        case .image:
            node.report("Code must define an S3 location", action: "put the files into a directory and use .path(_:)")
        }
        return .init(s3Bucket: "", s3Key: "")
    }
}
