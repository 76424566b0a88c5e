/// Something about the app that its author should know, with where it is and what to do.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        case error, warning
    }

    public let severity: Severity
    /// What is wrong.
    public let message: String
    /// What to do.
    public let action: String?
    /// Path of the construct; empty for the app as a whole.
    public let constructPath: String
    /// Where that construct was created; nil for the app as a whole.
    public let location: SourceLocation?

    public init(
        _ severity: Severity, _ message: String, action: String? = nil, constructPath: String = "", location: SourceLocation? = nil
    ) {
        self.severity = severity
        self.message = message
        self.action = action
        self.constructPath = constructPath
        self.location = location
    }

    /// `error: <path> (<file>:<line>): <message>`, and what to do on a line of its own.
    public var description: String {
        let path = constructPath.isEmpty ? "" : " \(constructPath)"
        let place = location.map { " (\($0))" } ?? ""
        let colon = path.isEmpty && place.isEmpty ? "" : ":"
        return "\(severity.rawValue):\(path)\(place)\(colon) \(message)" + (action.map { "\n  \($0)" } ?? "")
    }
}

/// Why an app could not be synthesized: all of its problems.
public struct SynthesisError: Error, CustomStringConvertible {
    /// At least one error; warnings besides.
    public let diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
