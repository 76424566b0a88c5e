import CDK
import CDKIAM

/// The policy of queues: who may use them, beside what policies of the account's identities permit (`AWS::SQS::QueuePolicy`).
///
/// A queue makes one when something is granted by it; see ``Queue/addToResourcePolicy(_:)``.
public final class QueuePolicy: Construct {
    /// The statements of the policy.
    public let document = PolicyDocument()

    /// A policy of queues, without statements.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - queues: The queues whose policy it is.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(_ scope: any Scope, _ id: String, queues: [any QueueReference], file: String = #fileID, line: Int = #line) {
        let scope = Node(scope, id, file: file, line: line)
        SQS.CfnQueuePolicy(
            scope, "Resource", policyDocument: AnyValue(document), queues: List(queues.map(\.url)), file: file, line: line)
        super.init(scope)
        document.checkAsResourcePolicy(of: self)
    }
}
