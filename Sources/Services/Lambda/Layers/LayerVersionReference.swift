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
