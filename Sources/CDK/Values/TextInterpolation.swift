import CloudAssembly

/// Builds a text of literal and deferred pieces from a string interpolation, to be joined in the template.
public struct TextInterpolation: StringInterpolationProtocol {
    private var pieces: [TemplateValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
        pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
        if !literal.isEmpty { pieces.append(.string(literal)) }
    }

    public mutating func appendInterpolation(_ value: some TemplateRepresentable) {
        switch value.raw {
        case .string(let text): appendLiteral(text)
        case .text(let inner): pieces.append(contentsOf: inner)
        case .number(let number): appendInterpolation(number)
        case .bool(let flag): appendInterpolation(flag)
        case let piece: pieces.append(piece)
        }
    }

    public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
    public mutating func appendInterpolation(_ value: Substring) { appendLiteral(String(value)) }
    public mutating func appendInterpolation(_ value: some BinaryInteger) { appendLiteral(String(value)) }
    public mutating func appendInterpolation(_ value: Double) { appendLiteral(JSON.text(of: value)) }
    public mutating func appendInterpolation(_ value: Bool) { appendLiteral(value ? "true" : "false") }
    public mutating func appendInterpolation(_ value: some CustomStringConvertible & Sendable) { appendLiteral(value.description) }

    /// One literal, one deferred value, or their join.
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

extension DefaultStringInterpolation {
    /// Makes a plain `String`, in which a deferred value cannot stand.
    @available(*, deprecated, message: "a deferred value in a plain String: give the result the type Value<String>")
    public mutating func appendInterpolation<T>(_ value: Value<T>) {
        appendLiteral(value.description)
    }
}

/// The text that stands in a plain `String` where a deferred value was put into it by mistake.
enum DeferredTextMarker {
    private static let start = "${Deferred["
    private static let end = "]}"

    static func text(for value: TemplateValue) -> String {
        start + hint(value) + end
    }

    /// What was deferred, if `text` holds a marker.
    static func find(in text: String) -> String? {
        // Nearly all texts have no "$" at all.
        guard text.utf8.containsByte(UInt8(ascii: "$")), let open = text.range(of: start) else { return nil }
        let rest = text[open.upperBound...]
        guard let close = rest.range(of: end) else { return nil }
        return String(rest[..<close.lowerBound])
    }

    private static func hint(_ value: TemplateValue) -> String {
        switch value {
        case .reference(let reference): "\(reference.target.path).\(reference.attribute.name)"
        case .intrinsic(let intrinsic):
            if intrinsic.name == "Ref", case .string(let name) = intrinsic.argument { name } else { intrinsic.name }
        case .lazy: "lazy"
        default: "text"
        }
    }
}

extension String.UTF8View {
    /// Like `contains`, on the bytes as they lie in memory.
    fileprivate func containsByte(_ byte: UInt8) -> Bool {
        withContiguousStorageIfAvailable { $0.contains(byte) } ?? contains(byte)
    }
}

extension StringProtocol {
    /// The first place of `text`, found without Foundation and byte by byte: a line feed is found after a carriage return, with which it
    /// makes one character.
    func range(of text: String) -> Range<Index>? {
        let bytes = utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let rest = bytes[start...]
            if rest.starts(with: text.utf8) { return start..<bytes.index(start, offsetBy: text.utf8.count) }
            start = bytes.index(after: start)
        }
        return nil
    }
}
