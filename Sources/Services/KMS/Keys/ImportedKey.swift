import CDK
import CDKIAM

/// A key that is there already.
///
/// Its policy cannot be changed.
private final class ImportedKey: Construct, KeyReference {
    let arn: ARN
    let keyID: Value<String>
    let owningAccount: Value<String>
    private let region: Value<String>
    private var aliasCount = 0

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        let parts = try? arn.components(.slash)
        keyID = parts?.resourceName ?? ""
        owningAccount = parts?.account ?? ""
        region = parts?.region ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if parts?.resourceName == nil {
            node.report(
                .error(
                    "swift-cdk:kms/imported-arn", "'\(arn.text.description)' is not the ARN of a key",
                    action: "import the key by arn:aws:kms:<region>:<account>:key/<id>", in: "arn"))
        }
    }

    func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        let environment = Environment(account: owningAccount.literal, region: region.literal.map(Region.init(rawValue:)))
        return KeyGrants.grant(actions, on: self, in: environment, to: grantee)
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }

    func addAlias(_ name: String) -> Alias {
        let id = aliasCount == 0 ? "Alias" : "Alias\(name)"
        aliasCount += 1
        return Alias(self, id, name: name, target: self, file: node.location.file, line: node.location.line)
    }
}

extension Key {
    /// A key that is there already.
    ///
    /// An ARN that is none is reported at the key.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The key's ARN: `arn:aws:kms:<region>:<account>:key/<id>`.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The key. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any KeyReference {
        ImportedKey(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }
}
