import CloudAssembly

/// Messages about constructs, which the CLI shows with their paths.
public struct Annotations {
    private let node: Node

    /// The messages about `scope`.
    public static func of(_ scope: any Scope) -> Annotations { Annotations(node: scope.node) }

    /// Says that something is probably not wanted. `id` names the warning, so that it can be acknowledged: `<module>:<name>`.
    public func addWarning(_ id: String, _ message: String) {
        if !isAcknowledged(id) { add(.warning, "\(message) [ack: \(id)]") }
    }

    /// Says that something is probably not wanted, in a way that cannot be acknowledged.
    public func addWarning(_ message: String) { add(.warning, message) }

    /// Says something worth knowing.
    public func addInfo(_ message: String) { add(.info, message) }

    /// Says something worth knowing, with an id.
    public func addInfo(_ id: String, _ message: String) {
        if !isAcknowledged(id) { add(.info, "\(message) [ack: \(id)]") }
    }

    /// Says that the app must not be deployed like this.
    public func addError(_ message: String) { add(.error, message) }

    /// Says that `api` will go, and what to use instead.
    public func addDeprecation(_ api: String, _ message: String) {
        addWarning(
            "Deprecated:\(api)", "The API \(api) is deprecated: \(message). This API will be removed in the next major release")
    }

    /// Hides the warnings with this id here and in everything below, those that are yet to come included.
    public func acknowledgeWarning(_ id: String) { acknowledge(id, .warning) }

    /// Hides the infos with this id here and in everything below, those that are yet to come included.
    public func acknowledgeInfo(_ id: String) { acknowledge(id, .info) }

    private func acknowledge(_ id: String, _ kind: Kind) {
        node.tree.slot(Acknowledgements.self).all.append((node, id))
        node.forEach { node in
            node.removeMetadata { $0.type == kind.rawValue && $0.data.literalText?.hasSuffix("[ack: \(id)]") == true }
        }
    }

    /// The kinds of messages, by their metadata types.
    enum Kind: String {
        case warning = "aws:cdk:warning"
        case info = "aws:cdk:info"
        case error = "aws:cdk:error"
    }

    /// Adds a message, unless the construct has one of the same text, whatever its kind.
    private func add(_ kind: Kind, _ message: String) {
        // By scalars, as JavaScript compares: equal strings of Swift may differ in them.
        let isKnown = node.metadata.contains { $0.data.literalText?.unicodeScalars.elementsEqual(message.unicodeScalars) == true }
        if !isKnown { node.addMetadata(MetadataRecord(type: kind.rawValue, data: .string(message))) }
    }

    private func isAcknowledged(_ id: String) -> Bool {
        node.tree.slot(Acknowledgements.self).all.contains { acknowledged in
            acknowledged.id == id && node.scopes.contains { $0 === acknowledged.node }
        }
    }
}

extension Annotations {
    /// Says that what a rule of a checking tool would find here and below is meant to be, and hides warnings with that id.
    ///
    /// - Parameter rule: `<tool>::<rule>`
    public func acknowledgeRule(_ rule: String, reason: String) {
        node.addMetadata("aws:cdk:acknowledged-rules", AnyValue.object([(rule, AnyValue(reason))]))
        acknowledgeWarning(rule)
    }
}

/// The messages that are hidden below a node.
private final class Acknowledgements: Slot {
    var all: [(node: Node, id: String)] = []

    func dismantle() { all = [] }
}
