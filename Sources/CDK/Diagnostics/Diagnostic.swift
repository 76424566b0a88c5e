/// Something about the app that its author should know: what is wrong, where, and what to do.
///
/// A check makes one without a place in the tree and reports it at a node (``Node/report(_:)-(Diagnostic)``), which adds the construct's
/// path and the place in its Swift file:
///
///     if shards == 0 { node.report(.error("my-library:stream/no-shards", "A stream needs a shard", action: "set shards to 1 or more")) }
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    /// The weight of a diagnostic: an app with an error is not deployed.
    public enum Severity: String, Sendable {
        /// Fails synthesis.
        case error
        /// Is probably not wanted; it can be acknowledged (``Annotations/acknowledgeWarning(_:)``).
        case warning
    }

    /// The weight: an app with an error is not deployed.
    public let severity: Severity
    /// The kind of diagnostic, the same from version to version.
    public let id: ID
    /// The mistake: a sentence without a full stop.
    public let message: String
    /// The remedy: an imperative without a full stop; nil where the message says it.
    public let action: String?
    /// The property, state or statement of the construct, as its author writes it; empty for the construct as a whole.
    public let place: String
    /// The path of the construct; empty for the app as a whole.
    public let constructPath: String
    /// The line that is wrong, or else that which created the construct; nil for the app as a whole.
    public let location: SourceLocation?
    /// The line of the other one, where two things clash, such as two states of one name.
    public let other: SourceLocation?

    /// Creates a diagnostic; ``error(_:_:action:in:at:other:)`` and ``warning(_:_:action:in:at:other:)`` make those that a node places.
    public init(
        _ severity: Severity, _ id: ID, _ message: String, action: String? = nil, in place: String = "", constructPath: String = "",
        location: SourceLocation? = nil, other: SourceLocation? = nil
    ) {
        self.severity = severity
        self.id = id
        self.message = DeferredTextMarker.readable(message)
        self.action = action.map(DeferredTextMarker.readable)
        self.place = DeferredTextMarker.readable(place)
        self.constructPath = DeferredTextMarker.readable(constructPath)
        self.location = location
        self.other = other
    }

    /// A mistake that has to be corrected before the app can be deployed.
    ///
    /// - Parameters:
    ///   - id: The kind of mistake.
    ///   - message: What is wrong.
    ///   - action: What to do.
    ///   - place: The part of the construct that is wrong; the construct as a whole if not given.
    ///   - location: The line that is wrong; that which created the construct if not given.
    ///   - other: The line of the other one, where two things clash.
    /// - Returns: The diagnostic, to be reported at the construct that it is about.
    public static func error(
        _ id: ID, _ message: String, action: String? = nil, in place: String = "", at location: SourceLocation? = nil,
        other: SourceLocation? = nil
    ) -> Diagnostic {
        Diagnostic(.error, id, message, action: action, in: place, location: location, other: other)
    }

    /// Something that can be deployed, but is probably not wanted.
    ///
    /// - Parameters:
    ///   - id: The kind of warning, by which it can be acknowledged.
    ///   - message: What is wrong.
    ///   - action: What to do.
    ///   - place: The part of the construct that is wrong; the construct as a whole if not given.
    ///   - location: The line that is wrong; that which created the construct if not given.
    ///   - other: The line of the other one, where two things clash.
    /// - Returns: The diagnostic, to be reported at the construct that it is about.
    public static func warning(
        _ id: ID, _ message: String, action: String? = nil, in place: String = "", at location: SourceLocation? = nil,
        other: SourceLocation? = nil
    ) -> Diagnostic {
        Diagnostic(.warning, id, message, action: action, in: place, location: location, other: other)
    }

    /// The message behind the place that it is about.
    private var sentence: String { place.isEmpty ? message : "\(place): \(message)" }

    /// What the CDK CLI shows beside the construct's path: message and action in one line.
    var annotation: String { sentence + (other.map { " (the other is at \($0))" } ?? "") + (action.map { "; \($0)" } ?? "") }

    /// `error: <path> (<file>:<line>): <message> [<id>]`, and on lines of their own where the other one is and what to do.
    public var description: String {
        let path = constructPath.isEmpty ? "" : " \(constructPath)"
        let file = location.map { " (\($0))" } ?? ""
        let colon = path.isEmpty && file.isEmpty ? "" : ":"
        return "\(severity.rawValue):\(path)\(file)\(colon) \(sentence) [\(id)]" + (other.map { "\n  the other is at \($0)" } ?? "")
            + (action.map { "\n  \($0)" } ?? "")
    }

    /// The same about a part that a line made; a line of its own stays.
    public func at(_ line: SourceLocation?) -> Diagnostic { placed(at: constructPath, line) }

    /// The same about a construct that was created somewhere; a line of its own stays.
    func placed(at constructPath: String, _ creation: SourceLocation?) -> Diagnostic {
        Diagnostic(
            severity, id, message, action: action, in: place, constructPath: constructPath, location: location ?? creation, other: other)
    }
}
