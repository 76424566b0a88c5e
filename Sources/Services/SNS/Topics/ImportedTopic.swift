import CDK
import CDKIAM
import CDKKMS

/// A topic that is there already. Its policy cannot be changed.
private final class ImportedTopic: Construct, TopicReference {
    let arn: ARN
    let name: Value<String>
    let encryptionKey: (any KeyReference)?
    let isFIFO: Bool
    let owningAccount: Value<String>

    init(_ scope: any Scope, _ id: String, arn: ARN, keyARN: ARN?, location: SourceLocation) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        var parts: ARN.Components?
        var problem: String?
        do throws(ParseError) { parts = try arn.components(.resource) } catch { problem = error.description }
        self.arn = arn
        name = parts?.resource ?? ""
        owningAccount = parts?.account ?? ""
        isFIFO = parts?.resource.literal?.hasSuffix(Topic.fifoSuffix) ?? false
        encryptionKey = keyARN.map { Key.imported(scope, "Key", arn: $0, file: location.file, line: location.line) }
        super.init(scope)
        if let problem { node.report(problem, action: "import the topic by arn:aws:sns:<region>:<account>:<name>") }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Topic {
    /// A topic that is there already.
    ///
    /// - Parameter keyARN: The key that encrypts its messages; grants are for it as well then.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, keyARN: ARN? = nil, file: String = #fileID, line: Int = #line
    ) -> any TopicReference {
        ImportedTopic(scope, id, arn: arn, keyARN: keyARN, location: SourceLocation(file: file, line: line))
    }
}
