import CDK
import CDKIAM

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
            conditions: ["ForAnyValue:StringEquals": ["kms:ResourceAliases": AnyValue(aliasName)]], of: self)
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }

    func addAlias(_ name: String) -> Alias {
        node.report(
            .error(
                "swift-cdk:kms/alias-of-alias", "The key of an alias that was imported by its name is not known, so it gets no other alias",
                action: "import the key by its ARN, and add the alias '\(name)' to it"))
        return Alias(self, "Alias\(name)", name: name, target: self, file: node.location.file, line: node.location.line)
    }
}

extension Alias {
    /// An alias that is there already.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The alias, with `alias/` before the name.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The alias. The policy of its key cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, file: String = #fileID, line: Int = #line
    ) -> any AliasReference {
        ImportedAlias(scope, id, name: name, location: SourceLocation(file: file, line: line))
    }
}
