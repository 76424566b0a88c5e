import CDK

/// A layer in one version, made here or imported.
public protocol LayerVersionReference: AnyObject, Scope, NamedByARN {
    /// The ARN, with the version's number at its end.
    var arn: ARN { get }
    /// The runtimes that the layer is for; any if nil.
    var compatibleRuntimes: [Runtime]? { get }
    /// True if it is said to be for all runtimes, instead of nothing being said.
    var supportsAllRuntimes: Bool { get }
}

extension LayerVersionReference {
    /// False: nothing is said about runtimes that are not named.
    public var supportsAllRuntimes: Bool { false }

    /// Lets others use the layer (`AWS::Lambda::LayerVersionPermission`).
    ///
    /// - Parameters:
    ///   - id: The id of the permission below the layer.
    ///   - accountID: Twelve digits, or `*`.
    ///   - organizationID: The organization whose members alone may use the layer; with the account `*`.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The permission.
    @discardableResult
    public func addPermission(
        _ id: String, accountID: Value<String>, organizationID: Value<String>? = nil, file: String = #fileID, line: Int = #line
    ) -> Lambda.CfnLayerVersionPermission {
        if organizationID != nil, accountID.literal != "*" {
            node.report(
                .error(
                    "swift-cdk:lambda/layer-organization",
                    "The layer is for an organization, and for the account \(accountID.description) alone",
                    action: "let accountID be \"*\", or leave organizationID out"))
        }
        return Lambda.CfnLayerVersionPermission(
            self, id, action: "lambda:GetLayerVersion", layerVersionArn: Value(arn), principal: accountID,
            organizationId: organizationID, file: file, line: line)
    }
}
