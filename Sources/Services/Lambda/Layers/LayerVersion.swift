import CDK

/// A layer in one version, made here or imported.
public protocol LayerVersionReference: AnyObject, Scope {
    /// With the version's number at its end.
    var arn: ARN { get }
    /// The runtimes that the layer is for; any if nil.
    var compatibleRuntimes: [Runtime]? { get }
    /// Whether it is said to be for all runtimes, instead of nothing being said.
    var supportsAllRuntimes: Bool { get }
}

extension LayerVersionReference {
    public var supportsAllRuntimes: Bool { false }

    /// Lets others use the layer (`AWS::Lambda::LayerVersionPermission`).
    ///
    /// - Parameters:
    ///   - accountID: Twelve digits, or `*`.
    ///   - organizationID: Only members of this organization, of any account.
    @discardableResult
    public func addPermission(
        _ id: String, accountID: Value<String>, organizationID: Value<String>? = nil, file: String = #fileID, line: Int = #line
    ) -> Lambda.CfnLayerVersionPermission {
        if organizationID != nil, accountID.literal != "*" {
            node.report(
                "OrganizationId can only be specified if AwsAccountId is '*', but it is \(accountID.description)",
                action: "let \"*\" be the account")
        }
        return Lambda.CfnLayerVersionPermission(
            self, id, action: "lambda:GetLayerVersion", layerVersionArn: Value(arn), principal: accountID,
            organizationId: organizationID, file: file, line: line)
    }
}

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

    /// A layer that is there already.
    ///
    /// - Parameters:
    ///   - arn: With the version's number at its end.
    ///   - compatibleRuntimes: The runtimes that it is for; all if not given.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, compatibleRuntimes: [Runtime]? = nil, file: String = #fileID, line: Int = #line
    ) -> any LayerVersionReference {
        ImportedLayerVersion(
            scope, id, arn: arn, compatibleRuntimes: compatibleRuntimes, location: SourceLocation(file: file, line: line))
    }
}

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
            node.report(
                "Attempted to import a Lambda layer that supports no runtime!", action: "name a runtime, or leave them out")
        }
    }
}
