import CDK
import CDKIAM

/// A name of a key, which can stand wherever its key can (`AWS::KMS::Alias`).
///
/// [Reference](https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html)
public final class Alias: Construct, AliasReference {
    /// The alias: `alias/` and the name.
    public let aliasName: Value<String>
    /// The ARN of the alias: `arn:aws:kms:<region>:<account>:alias/<name>`.
    public let arn: ARN
    /// The key that the alias names.
    public let target: any KeyReference

    /// A name of a key.
    ///
    /// A name that KMS does not accept is reported at the alias.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The name: at most 256 letters, digits and `:/_-`; `alias/` is put before it. `alias/aws/` is AWS's own.
    ///   - target: The key that is named.
    ///   - removalPolicy: The policy for the alias when its stack no longer has it; CloudFormation deletes it if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
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
        node.report(mistakes(inName: full))
    }

    /// The alias, which stands for the id of its key.
    public var keyID: Value<String> { aliasName }
    /// The account that owns the key.
    public var owningAccount: Value<String> { target.owningAccount }

    /// Lets someone do these things with the key, such as `kms:Decrypt`.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant { target.grant(actions, to: grantee) }

    /// Adds a statement to the key's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { target.addToResourcePolicy(statement) }

    /// Gives the key a further name.
    @discardableResult
    public func addAlias(_ name: String) -> Alias { target.addAlias(name) }

    static let prefix = "alias/"
}
