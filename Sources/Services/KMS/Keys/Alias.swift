import CDK
import CDKIAM

/// A key by one of its names.
public protocol AliasReference: KeyReference {
    /// `alias/` and the name.
    var aliasName: Value<String> { get }
}

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

    private static let prefix = "alias/"

    private func reportMistakes(_ name: String) {
        let isAllowed = name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || ":/_-".unicodeScalars.contains($0)
        }
        if name == Self.prefix {
            node.report("Alias must include a value after \"\(Self.prefix)\": \(name)", action: "name the alias")
        } else if name.lowercased().hasPrefix(Self.prefix + "aws/") {
            node.report("Alias cannot start with \(Self.prefix)aws/: \(name)", action: "use another name: these are AWS's own")
        } else if !isAllowed || name.utf16.count > 256 {
            node.report("Alias name must be between 1 and 256 characters in a-zA-Z0-9:/_-", action: "correct the name '\(name)'")
        }
    }
}

/// An alias that is there already, of a key that is not known.
private final class ImportedAlias: Construct, AliasReference {
    let aliasName: Value<String>
    let arn: ARN

    init(_ scope: any Scope, _ id: String, name: Value<String>, location: SourceLocation) {
        aliasName = name
        arn = ARN(in: scope, service: "kms", resource: name)
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    var keyID: Value<String> { aliasName }

    /// The key's ARN is not known: the grant is for whichever key of the environment has the alias.
    func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        let keys = ARN(in: node, service: "kms", resource: "key", resourceName: "*")
        return Grant.addToPrincipal(
            grantee, actions: actions, resources: [keys],
            conditions: ["ForAnyValue:StringEquals": ["kms:ResourceAliases": AnyValue(aliasName)]])
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }

    func addAlias(_ name: String) -> Alias {
        node.report("Cannot call addAlias on an Alias imported by Alias.fromAliasName().", action: "import the key by its ARN")
        return Alias(self, "Alias\(name)", name: name, target: self, file: node.location.file, line: node.location.line)
    }
}

extension Alias {
    /// An alias that is there already.
    ///
    /// - Parameter name: With `alias/` before it.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any AliasReference {
        ImportedAlias(scope, id, name: name, location: SourceLocation(file: file, line: line))
    }
}
