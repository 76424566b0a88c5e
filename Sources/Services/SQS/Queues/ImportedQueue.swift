import CDK
import CDKIAM
import CDKKMS

/// A queue that is there already. Its policy cannot be changed.
private final class ImportedQueue: Construct, QueueReference {
    let arn: ARN
    let name: Value<String>
    let url: Value<String>
    let encryption: QueueEncryption?
    let isFIFO: Bool
    let owningAccount: Value<String>

    init(
        _ scope: any Scope, _ id: String, arn: ARN, url: Value<String>?, keyARN: ARN?, isFIFO: Bool?, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        var parts: ARN.Components?
        var problem: String?
        do throws(ParseError) { parts = try arn.components(.resource) } catch { problem = error.description }
        self.arn = arn
        let name = parts?.resource ?? ""
        self.name = name
        let account = parts?.account ?? ""
        owningAccount = account
        self.url = url ?? "https://sqs.\(parts?.region ?? "").\(PseudoParameter.urlSuffix)/\(account)/\(name)"
        encryption = keyARN.map {
            .kms(key: Key.imported(scope, "Key", arn: $0, file: location.file, line: location.line))
        }
        let hasFIFOName = name.literal?.hasSuffix(Queue.fifoSuffix)
        self.isFIFO = isFIFO ?? hasFIFOName ?? false
        super.init(scope)
        if let problem { node.report(problem, action: "import the queue by arn:aws:sqs:<region>:<account>:<name>") }
        if let isFIFO, let literal = name.literal { Queue.reportName(literal, isFIFO: isFIFO, at: node) }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Queue {
    /// A queue that is there already.
    ///
    /// - Parameters:
    ///   - url: Made from the ARN if not given.
    ///   - keyARN: The key that encrypts its messages; grants are for it as well then.
    ///   - isFIFO: As the name says if not given; needed where the name is known only at deployment.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, url: Value<String>? = nil, keyARN: ARN? = nil, isFIFO: Bool? = nil,
        file: String = #fileID, line: Int = #line
    ) -> any QueueReference {
        ImportedQueue(
            scope, id, arn: arn, url: url, keyARN: keyARN, isFIFO: isFIFO, location: SourceLocation(file: file, line: line))
    }
}
