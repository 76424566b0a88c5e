import CDK
import CloudAssembly

/// A policy: a list of statements that can still grow.
///
/// Statements that say the same, or differ in one part only, are merged when the policy is written (Semantics 27).
///
///     let document = PolicyDocument(statements: [PolicyStatement(actions: ["sqs:SendMessage"], resources: ["\(queue.attrArn)"])])
///     IAM.CfnManagedPolicy(stack, "Policy", policyDocument: AnyValue(document))
public final class PolicyDocument {
    private(set) var entries: [NumberedStatement]
    private var nextNumber: Int
    private var mergedEntries: [NumberedStatement]?
    /// The kind of the policy, where it is known.
    private(set) var kind: PolicyKind?
    /// True if statements without a name are named `0`, `1` and so on.
    public let assignsSids: Bool
    /// True if statements are merged and their parts sorted.
    public let isMinimized: Bool

    /// A policy with these statements.
    ///
    /// - Parameters:
    ///   - statements: The statements to begin with.
    ///   - assignsSids: Whether statements without a name are named `0`, `1` and so on.
    ///   - isMinimized: Whether statements are merged and their parts sorted.
    public init(statements: [PolicyStatement] = [], assignsSids: Bool = false, isMinimized: Bool = true) {
        entries = statements.enumerated().map { NumberedStatement(numbers: [$0], statement: $1) }
        nextNumber = statements.count
        self.assignsSids = assignsSids
        self.isMinimized = isMinimized
    }

    /// Lets go of the statements, whose values may refer to constructs, so that the memory of a tree can be freed.
    func letGo() { (entries, mergedEntries) = ([], nil) }

    /// A policy with these statements, which are merged when it is written.
    public convenience init(_ statements: [PolicyStatement]) { self.init(statements: statements) }

    /// A part of another document.
    private init(partOf whole: PolicyDocument) {
        entries = []
        nextNumber = 0
        assignsSids = whole.assignsSids
        isMinimized = whole.isMinimized
    }

    /// The statements as they were added.
    public var statements: [PolicyStatement] { entries.map(\.statement) }
    /// True if there are no statements.
    public var isEmpty: Bool { entries.isEmpty }

    /// Adds statements at the end.
    public func add(_ statements: PolicyStatement...) {
        for statement in statements { addNumbered(statement) }
    }

    /// Adds a statement and gives the number under which it is known in this document.
    @discardableResult
    func addNumbered(_ statement: PolicyStatement) -> Int {
        mergedEntries = nil
        entries.append(NumberedStatement(numbers: [nextNumber], statement: statement))
        nextNumber += 1
        return nextNumber - 1
    }

    /// The statements as they are written.
    var merged: [PolicyStatement] {
        guard isMinimized else { return statements }
        if mergedEntries == nil { mergedEntries = StatementMerging.merge(entries) }
        return (mergedEntries ?? entries).map(\.statement)
    }

    /// Moves statements that do not fit into documents of their own.
    ///
    /// - Parameters:
    ///   - maximumSize: The size of what stays, in estimated characters.
    ///   - maximumPartSize: The size of each new document.
    ///   - sizes: The estimates.
    /// - Returns: The new documents.
    func split(maximumSize: Int, maximumPartSize: Int, sizes: StatementSize) -> [PolicyDocument] {
        let all = StatementMerging.merge(entries, limit: sizes, onlyEqual: !isMinimized)
        mergedEntries = nil
        entries = []
        var size = 0
        var parts: [(document: PolicyDocument, size: Int)] = []
        for entry in all {
            let entrySize = sizes.estimate(entry.statement)
            if size + entrySize < maximumSize {
                size += entrySize
                entries.append(entry)
            } else if let index = parts.firstIndex(where: { $0.size + entrySize <= maximumPartSize }) {
                parts[index].document.entries.append(entry)
                parts[index].size += entrySize
            } else {
                let document = PolicyDocument(partOf: self)
                document.entries.append(entry)
                parts.append((document, entrySize))
            }
        }
        return parts.map(\.document)
    }

    /// The mistakes of the statements, wherever the policy stands.
    var mistakes: [Diagnostic] { mistakes { $0.mistakes(in: $1) } }

    /// The mistakes of the statements in a policy of this kind.
    func mistakes(as kind: PolicyKind) -> [Diagnostic] { mistakes { $0.mistakes(as: kind, in: $1) } }

    private func mistakes(_ find: (PolicyStatement, String) -> [Diagnostic]) -> [Diagnostic] {
        statements.enumerated().flatMap { find($1, $1.place(number: $0 + 1)) }
    }

    /// Reports at synthesis what is wrong with the statements, for policies whose owner does not do so.
    public func checkAsResourcePolicy(of construct: any Scope) { check(as: .resource, of: construct) }

    func check(as kind: PolicyKind, of construct: any Scope) {
        self.kind = kind
        construct.node.addValidation { [self] in mistakes(as: kind) }
    }
}
