import CloudAssembly

/// Messages about constructs, which the CLI shows with their paths.
///
/// What a check finds is better reported as a ``Diagnostic`` (``Node/report(_:)-(Diagnostic)``), which says what to do as well. Its
/// warnings are shown and acknowledged as those here.
public struct Annotations {
    private let node: Node

    /// The messages about `scope`.
    public static func of(_ scope: any Scope) -> Annotations { Annotations(node: scope.node) }

    /// Adds a warning of something that is probably not wanted.
    ///
    /// - Parameters:
    ///   - id: Names the warning, so that it can be acknowledged: `<module>:<name>`.
    ///   - message: What is probably not wanted.
    public func addWarning(_ id: Diagnostic.ID, _ message: String) { add(.warning(id, message)) }

    /// Adds a warning of something that is probably not wanted, which cannot be acknowledged.
    public func addWarning(_ message: String) { add(.warning, message, .warning("swift-cdk:annotations/warning", message)) }

    /// Adds a note of something worth knowing.
    public func addInfo(_ message: String) { add(.info, message) }

    /// Adds a note of something worth knowing, with an id by which it can be acknowledged.
    public func addInfo(_ id: Diagnostic.ID, _ message: String) {
        if !isAcknowledged(id) { add(.info, "\(message) [ack: \(id)]") }
    }

    /// Adds an error: the app must not be deployed like this.
    ///
    /// Under the CDK CLI the assembly is written nevertheless, and the CLI refuses to deploy it. For a mistake that the app cannot be
    /// synthesized with, see ``Node/report(_:)-(Diagnostic)``.
    public func addError(_ message: String) { add(.error, message, .error("swift-cdk:annotations/error", message)) }

    /// Warns that a part of a library will go, and says what to use instead; the id of the warning is `Deprecated:<api>`.
    public func addDeprecation(_ api: String, _ message: String) {
        addWarning("Deprecated:\(api)", "\(api) is going to be removed: \(message)")
    }

    /// Hides the warnings with this id here and in everything below, those that are yet to come included.
    public func acknowledgeWarning(_ id: Diagnostic.ID) { acknowledge(id, .warning) }

    /// Hides the infos with this id here and in everything below, those that are yet to come included.
    public func acknowledgeInfo(_ id: Diagnostic.ID) { acknowledge(id, .info) }

    private func acknowledge(_ id: Diagnostic.ID, _ kind: Kind) {
        node.tree.slot(Acknowledgements.self).all.append((node, id))
        node.visitTree { node in
            node.removeMetadata { $0.type == kind.rawValue && $0.data.literalText?.hasSuffix("[ack: \(id)]") == true }
        }
    }

    /// The warning or error that a record holds, also one that was attached as plain metadata.
    static func diagnostic(of record: MetadataRecord) -> Diagnostic? {
        if let diagnostic = record.diagnostic { return diagnostic }
        guard let text = record.data.literalText else { return nil }
        return switch Kind(rawValue: record.type) {
        case .warning?: .warning("swift-cdk:annotations/warning", text)
        case .error?: .error("swift-cdk:annotations/error", text)
        case .info?, nil: nil
        }
    }

    /// The notes about a construct and everything below, in the order of the tree, without the ids by which they are acknowledged.
    package static func notes(below node: Node) -> [(path: String, message: String)] {
        node.descendants.flatMap { node in
            // A note is a text; what else somebody adds as metadata of that kind stands in the assembly.
            node.metadata.filter { $0.type == Kind.info.rawValue }.compactMap { $0.data.literalText }
                .map { text in (node.path, text.firstRange(of: " [ack: ").map { String(text[..<$0.lowerBound]) } ?? text) }
        }
    }

    /// The kinds of messages, by their metadata types.
    enum Kind: String {
        case warning = "aws:cdk:warning"
        case info = "aws:cdk:info"
        case error = "aws:cdk:error"
    }

    /// Adds a warning that can be acknowledged.
    func add(_ warning: Diagnostic) {
        if !isAcknowledged(warning.id) { add(.warning, "\(warning.annotation) [ack: \(warning.id)]", warning) }
    }

    /// Adds a message, unless the construct has one of the same text, whatever its kind.
    private func add(_ kind: Kind, _ text: String, _ diagnostic: Diagnostic? = nil) {
        // By scalars, as JavaScript compares: equal strings of Swift may differ in them.
        let isKnown = node.metadata.contains { $0.data.literalText?.unicodeScalars.elementsEqual(text.unicodeScalars) == true }
        if isKnown { return }
        node.addMetadata(MetadataRecord(type: kind.rawValue, data: .string(text), diagnostic: diagnostic?.at(node.tree.part)))
    }

    /// Whether warnings with this id are hidden here.
    func isAcknowledged(_ id: Diagnostic.ID) -> Bool {
        node.tree.slot(Acknowledgements.self).all.contains { acknowledged in
            acknowledged.id == id && node.scopes.contains { $0 === acknowledged.node }
        }
    }
}

extension Annotations {
    /// Acknowledges the findings of a checking tool's rule here and below as meant, and hides warnings with that id.
    ///
    /// - Parameters:
    ///   - rule: The rule, as `<tool>::<rule>`.
    ///   - reason: Why it is meant to be; it stands in the assembly.
    public func acknowledgeRule(_ rule: String, reason: String) {
        node.addMetadata("aws:cdk:acknowledged-rules", AnyValue.object([(rule, AnyValue(reason))]))
        acknowledgeWarning(Diagnostic.ID(rawValue: rule))
    }
}

/// The messages that are hidden below a node.
private final class Acknowledgements: Slot {
    var all: [(node: Node, id: Diagnostic.ID)] = []

    func dismantle() { all = [] }
}
