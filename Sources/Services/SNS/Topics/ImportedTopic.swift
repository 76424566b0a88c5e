import CDK
import CDKIAM
import CDKKMS

/// A topic that is there already.
///
/// Its policy cannot be changed.
private final class ImportedTopic: Construct, TopicReference {
    let arn: ARN
    let name: Value<String>
    let encryptionKey: (any KeyReference)?
    let isFIFO: Bool
    let owningAccount: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, keyARN: ARN?, location: SourceLocation) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        let parts = try? arn.components(.resource)
        self.arn = arn
        name = parts?.resource ?? ""
        owningAccount = parts?.account ?? ""
        isFIFO = parts?.resource.literal?.hasSuffix(Topic.fifoSuffix) ?? false
        encryptionKey = keyARN.map { Key.imported(scope, "Key", arn: $0, file: location.file, line: location.line) }
        super.init(scope)
        if parts == nil {
            node.report(
                .error(
                    "swift-cdk:sns/imported-arn", "'\(arn.text.description)' is not the ARN of a topic",
                    action: "import the topic by arn:aws:sns:<region>:<account>:<name>", in: "arn"))
        }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Topic {
    /// A topic that is there already.
    ///
    /// An ARN that is none is reported at the topic.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The topic's ARN: `arn:aws:sns:<region>:<account>:<name>`.
    ///   - keyARN: The key that encrypts its messages; grants are for it as well then.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The topic. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, keyARN: ARN? = nil, file: String = #fileID, line: Int = #line
    ) -> any TopicReference {
        ImportedTopic(scope, id, arn: arn, keyARN: keyARN, location: SourceLocation(file: file, line: line))
    }
}
