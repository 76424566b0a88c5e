import CDK
import CDKIAM
import CDKKMS

/// A table that is there already.
///
/// Its policy cannot be changed.
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
    /// A table that is there already, by its ARN.
    ///
    /// An ARN that is none is reported at the table.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The ARN of the table: `arn:aws:dynamodb:<region>:<account>:table/<name>`.
    ///   - streamARN: The ARN of the stream of its changes.
    ///   - encryptionKey: The key that encrypts it, if it is one of the account's own.
    ///   - hasIndexes: Whether grants are for its indexes as well.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The table. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, streamARN: ARN? = nil, encryptionKey: (any KeyReference)? = nil,
        hasIndexes: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any TableReference {
        let name = (try? arn.components(.slash))?.resourceName
        let node = Node(scope, id, file: file, line: line)
        if name == nil {
            node.report(
                .error(
                    "swift-cdk:dynamodb/imported-arn", "'\(arn.text.description)' is not the ARN of a table",
                    action: "import the table by arn:aws:dynamodb:<region>:<account>:table/<name>", in: "arn"))
        }
        return ImportedTable(
            node, arn: arn, name: name ?? "", streamARN: streamARN, encryptionKey: encryptionKey, hasIndexes: hasIndexes)
    }

    /// A table of the stack's account and region that is there already, by its name.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The name of the table.
    ///   - streamARN: The ARN of the stream of its changes.
    ///   - encryptionKey: The key that encrypts it, if it is one of the account's own.
    ///   - hasIndexes: Whether grants are for its indexes as well.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The table. Its policy cannot be changed.
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
