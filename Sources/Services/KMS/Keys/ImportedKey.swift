import CDK
import CDKIAM

/// A key that is there already. Its policy cannot be changed.
private final class ImportedKey: Construct, KeyReference {
    let arn: ARN
    let keyID: Value<String>
    let owningAccount: Value<String>
    private let region: Value<String>
    private var aliasCount = 0

    init(_ scope: any Scope, _ id: String, arn: ARN, location: SourceLocation) {
        self.arn = arn
        var parts: ARN.Components?
        var problem: String?
        do throws(ParseError) { parts = try arn.components(.slash) } catch { problem = error.description }
        if problem == nil, parts?.resourceName == nil {
            problem =
                "KMS key ARN must be in the format 'arn:<partition>:kms:<region>:<account>:key/<keyId>', got: '\(arn.text.description)'"
        }
        keyID = parts?.resourceName ?? ""
        owningAccount = parts?.account ?? ""
        region = parts?.region ?? ""
        super.init(Node(scope, id, file: location.file, line: location.line))
        if let problem { node.report(problem, action: "import the key by the ARN that the KMS console shows") }
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
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, file: String = #fileID, line: Int = #line
    ) -> any KeyReference {
        ImportedKey(scope, id, arn: arn, location: SourceLocation(file: file, line: line))
    }
}
