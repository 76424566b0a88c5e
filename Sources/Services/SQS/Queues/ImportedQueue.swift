import CDK
import CDKIAM
import CDKKMS

/// A queue that is there already.
///
/// Its policy cannot be changed.
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
        let parts = try? arn.components(.resource)
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
        if parts == nil {
            node.report(
                .error(
                    "swift-cdk:sqs/imported-arn", "'\(arn.text.description)' is not the ARN of a queue",
                    action: "import the queue by arn:aws:sqs:<region>:<account>:<name>", in: "arn"))
        } else if let isFIFO, let literal = name.literal {
            node.report(Queue.mistakes(inName: literal, isFIFO: isFIFO, place: "arn"))
        }
    }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Queue {
    /// A queue that is there already.
    ///
    /// An ARN that is none is reported at the queue.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The queue's ARN: `arn:aws:sqs:<region>:<account>:<name>`.
    ///   - url: The queue's URL; made from the ARN if not given.
    ///   - keyARN: The key that encrypts its messages; grants are for it as well then.
    ///   - isFIFO: Whether it is a FIFO queue; as the name says if not given. Needed where the name is known only at deployment.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The queue. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, url: Value<String>? = nil, keyARN: ARN? = nil, isFIFO: Bool? = nil,
        file: String = #fileID, line: Int = #line
    ) -> any QueueReference {
        ImportedQueue(
            scope, id, arn: arn, url: url, keyARN: keyARN, isFIFO: isFIFO, location: SourceLocation(file: file, line: line))
    }
}
