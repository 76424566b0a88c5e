import CDK
import CDKIAM
import CDKKMS

/// A table that is there already. Its policy cannot be changed.
private final class ImportedTable: Construct, TableReference {
    let arn: ARN
    let name: Value<String>
    let streamARN: ARN?
    let encryptionKey: (any KeyReference)?
    let hasIndexes: Bool

    init(
        _ node: Node, arn: ARN, name: Value<String>, streamARN: ARN?, encryptionKey: (any KeyReference)?, hasIndexes: Bool
    ) {
        self.arn = arn
        self.name = name
        self.streamARN = streamARN
        self.encryptionKey = encryptionKey
        self.hasIndexes = hasIndexes
        super.init(node)
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Table {
    /// A table that is there already.
    ///
    /// - Parameters:
    ///   - streamARN: The ARN of the stream of its changes.
    ///   - encryptionKey: The key that encrypts it, if it is one of the account's own.
    ///   - hasIndexes: Whether grants are for its indexes as well.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, streamARN: ARN? = nil, encryptionKey: (any KeyReference)? = nil,
        hasIndexes: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any TableReference {
        var problem: String?
        var name: Value<String>?
        do throws(ParseError) { name = try arn.components(.slash).resourceName } catch { problem = error.description }
        let node = Node(scope, id, file: file, line: line)
        if name == nil {
            node.report(
                problem ?? "ARN for DynamoDB table must be in the form: arn:<partition>:dynamodb:<region>:<account>:table/<name>",
                action: "import the table by the ARN that the DynamoDB console shows")
        }
        return ImportedTable(
            node, arn: arn, name: name ?? "", streamARN: streamARN, encryptionKey: encryptionKey, hasIndexes: hasIndexes)
    }

    /// A table of the stack's account and region that is there already. The parameters are those of the import by ARN.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, streamARN: ARN? = nil, encryptionKey: (any KeyReference)? = nil,
        hasIndexes: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any TableReference {
        ImportedTable(
            Node(scope, id, file: file, line: line),
            arn: ARN(in: scope, service: "dynamodb", resource: "table", resourceName: name), name: name, streamARN: streamARN,
            encryptionKey: encryptionKey, hasIndexes: hasIndexes)
    }
}
