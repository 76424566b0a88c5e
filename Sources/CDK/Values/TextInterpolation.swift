import CloudAssembly

/// A text of literal and deferred pieces, built from a string interpolation and joined in the template.
public struct TextInterpolation: StringInterpolationProtocol {
    private var pieces: [TemplateValue] = []

    /// An empty text with room for the pieces of an interpolation.
    public init(literalCapacity: Int, interpolationCount: Int) {
        pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds literal text.
    public mutating func appendLiteral(_ literal: String) {
        if !literal.isEmpty { pieces.append(.string(literal)) }
    }

    /// Adds a value of a template, literal or deferred.
    public mutating func appendInterpolation(_ value: some TemplateRepresentable) {
        switch value.raw {
        case .string(let text): appendLiteral(text)
        case .text(let inner): pieces.append(contentsOf: inner)
        case .number(let number): appendInterpolation(number)
        case .bool(let flag): appendInterpolation(flag)
        case let piece: pieces.append(piece)
        }
    }

    /// Adds a text.
    public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
    /// Adds a part of a text.
    public mutating func appendInterpolation(_ value: Substring) { appendLiteral(String(value)) }
    /// Adds a whole number, in decimal digits.
    public mutating func appendInterpolation(_ value: some BinaryInteger) { appendLiteral(String(value)) }
    /// Adds a number as JavaScript writes it: `1`, not `1.0`.
    public mutating func appendInterpolation(_ value: Double) { appendLiteral(JSON.text(of: value)) }
    /// Adds `true` or `false`.
    public mutating func appendInterpolation(_ value: Bool) { appendLiteral(value ? "true" : "false") }
    /// Adds the description of a value, such as a ``Region``.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible & Sendable) { appendLiteral(value.description) }

    /// The text as a value: one literal, one deferred value, or their join.
    var raw: TemplateValue {
        var joined: [TemplateValue] = []
        for piece in pieces {
            if case .string(let text) = piece, case .string(let previous)? = joined.last {
                joined[joined.count - 1] = .string(previous + text)
            } else {
                joined.append(piece)
            }
        }
        switch joined.count {
        case 0: return .string("")
        case 1: return joined[0]
        default: return .text(joined)
        }
    }
}

extension TemplateValue: CustomStringConvertible {
    /// A literal's text, or the marker of a deferred value: so that it is found in a plain `String`, whatever type wraps it there.
    public var description: String {
        switch self {
        case .string(let text): text
        case .number(let number): JSON.text(of: number)
        case .bool(let flag): flag ? "true" : "false"
        default: deferredTextMarker
        }
    }

    /// The text that stands in a plain `String` where the value was put into it by mistake.
    var deferredTextMarker: String { DeferredTextMarker.text(deferredTextHint) }

    private var deferredTextHint: String {
        switch self {
        case .reference(let reference): "\(reference.target.path).\(reference.attribute.name)"
        case .intrinsic(let intrinsic):
            if intrinsic.name == "Ref", case .string(let name) = intrinsic.argument { name } else { intrinsic.name }
        case .lazy(let lazy): lazy.reference.map { TemplateValue.reference($0).deferredTextHint } ?? "lazy"
        default: "text"
        }
    }
}
