import CDK

/// A part of a text of settings that is filled in where the settings are used: `{name}`.
///
/// Settings are literal values. What is known only at deployment, such as a bucket's name, or only for each job, such as an asset's folder,
/// is written as a placeholder, in texts only:
///
///     let output = Placeholder("outputBucket")
///     let group = OutputGroupSettings.cmaf(.init(destination: "s3://\(output)/films/"))
///
/// `AnyValue.init(_:filling:)` fills it with a value of the template. In JSON that goes elsewhere it stays as it is, for a program to
/// replace. Limits and patterns of a text with a placeholder are not checked.
public struct Placeholder: Sendable, Hashable, CustomStringConvertible {
    /// The name: a letter, then letters and digits.
    public let name: String

    /// A placeholder of this name: a letter, then letters and digits.
    public init(_ name: String) { self.name = name }

    /// The placeholder as it stands in a text: `{name}`.
    public var description: String { "{\(name)}" }

    /// The names of the placeholders in a text, in order.
    static func names(in text: String) -> [String] { pieces(of: text).compactMap { $0.isName ? String($0.text) : nil } }

    /// A text's literal parts and the names of its placeholders, in order.
    static func pieces(of text: String) -> [(text: Substring, isName: Bool)] {
        var pieces: [(text: Substring, isName: Bool)] = []
        var literal = text.startIndex
        for match in text.matches(of: /\{([A-Za-z][A-Za-z0-9]*)\}/) {
            if literal < match.range.lowerBound { pieces.append((text[literal..<match.range.lowerBound], false)) }
            pieces.append((match.1, true))
            literal = match.range.upperBound
        }
        if literal < text.endIndex || pieces.isEmpty { pieces.append((text[literal...], false)) }
        return pieces
    }
}
