import CDK
import CDKIAM

/// A name of a key (`AWS::KMS::Alias`). It can stand wherever its key can.
///
/// [Reference](https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html)
public final class Alias: Construct, AliasReference {
    public let aliasName: Value<String>
    public let arn: ARN
    /// The key that the alias names.
    public let target: any KeyReference

    /// - Parameters:
    ///   - name: At most 256 letters, digits and `:/_-`; `alias/` is put before it. `alias/aws/` is AWS's own.
    ///   - target: The key that is named.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, name: String, target: any KeyReference, removalPolicy: RemovalPolicy? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let full = name.hasPrefix(Self.prefix) ? name : Self.prefix + name
        let names = ResourceIdentity(scope, name: PhysicalName(full))
        let resource = KMS.CfnAlias(
            scope, "Resource", aliasName: Value(full), targetKeyId: Value(target.arn), file: file, line: line)
        if let removalPolicy { resource.applyRemovalPolicy(removalPolicy) }
        let aliasName = names.name(resource.ref)
        self.aliasName = aliasName
        arn = ARN(in: scope, service: "kms", resource: aliasName)
        self.target = target
        super.init(scope)
        reportMistakes(full)
    }

    public var keyID: Value<String> { aliasName }
    public var owningAccount: Value<String> { target.owningAccount }

    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant { target.grant(actions, to: grantee) }

    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { target.addToResourcePolicy(statement) }

    @discardableResult
    public func addAlias(_ name: String) -> Alias { target.addAlias(name) }

    static let prefix = "alias/"
}
