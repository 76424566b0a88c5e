/// The error of a text that is not JSON, with the place where that shows.
public struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// Line of the error, from 1.
    public let line: Int
    /// Column of the error, from 1, in UTF-8 bytes.
    public let column: Int
    /// The mistake: what was expected, or what was found.
    public let reason: String

    /// The place and the reason: `line 3, column 7: …`.
    public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSON {
    /// Parses JSON text (RFC 8259).
    ///
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing text: some Sequence<UInt8>) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes: Array(text))
        self = try parser.document()
    }

    /// Parses JSON text (RFC 8259) of which nothing may be lost: a member that an object has already is an error, and so is an integer that
    /// is written with other digits afterwards.
    ///
    /// - Throws: ``JSONSyntaxError``.
    public init(parsingExactly text: some Sequence<UInt8>) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes: Array(text), isExact: true)
        self = try parser.document()
    }

    /// Parses JSON text (RFC 8259).
    ///
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing text: String) throws(JSONSyntaxError) {
        try self.init(parsing: text.utf8)
    }
}

private struct JSONParser {
    /// The most levels of nesting, deeper than anything CloudFormation accepts; the bound keeps hostile text from exhausting the stack.
    static let maximumDepth = 512

    let bytes: [UInt8]
    /// Whether what JavaScript would lose is an error.
    var isExact = false
    var position = 0

    mutating func document() throws(JSONSyntaxError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        if position < bytes.count { throw error("unexpected text after the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        skipSpace()
        if depth > Self.maximumDepth { throw error("nested too deeply") }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return try number()
        case nil: throw error("unexpected end of the text")
        default: throw error("expected a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        var members: [(String, JSON)] = []
        var names: Set<ScalarString> = []
        skipSpace()
        if take("}") { return .object([:]) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw error("expected a member name in quotes") }
            let start = position
            let name = try string()
            if isExact, !names.insert(ScalarString(string: name)).inserted {
                position = start
                throw error("the object has the member '\(name)' already")
            }
            skipSpace()
            guard take(":") else { throw error("expected ':' after a member name") }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return .object(isExact ? OrderedMap(distinct: members) : OrderedMap(members)) }
            guard take(",") else { throw error("expected ',' or '}'") }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw error("expected ',' or ']'") }
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let end = position + text.utf8CodeUnitCount
        let matches = text.withUTF8Buffer { end <= bytes.count && bytes[position..<end].elementsEqual($0) }
        guard matches else { throw error("expected a value") }
        position = end
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text) else { throw error("expected a number") }
        let isInteger = !text.contains { ".eE".contains($0) }
        if isExact, !value.isFinite || isInteger && value.magnitude >= 0x1p53 && JSON.text(of: value) != text {
            position = start
            throw error("the number is rounded when it is read: put it in quotes")
        }
        return .number(value)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        if position == start { throw error("expected a digit") }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        // Most strings are plain ASCII.
        let end = bytes[position...].firstIndex { !(0x20..<0x80).contains($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        if let end, bytes[end] == UInt8(ascii: "\"") {
            defer { position = end + 1 }
            return String(decoding: bytes[position..<end], as: UTF8.self)
        }
        var content: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: content, as: UTF8.self) else { throw error("text is not valid UTF-8") }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                content.append(contentsOf: try escape().utf8)
            case 0..<0x20:
                throw error("control characters in a string must be escaped")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw error("a string is not closed")
    }

    private mutating func escape() throws(JSONSyntaxError) -> String {
        guard let byte = peek else { throw error("a string is not closed") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            if let scalar = Unicode.Scalar(unit) { return String(Character(scalar)) }
            // A surrogate: half of a character that the next escape completes.
            if unit < 0xDC00, take("\\"), take("u") {
                let low = try hexadecimal()
                if (0xDC00...0xDFFF).contains(low),
                    let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
                {
                    return String(Character(scalar))
                }
            }
            throw error("half of a surrogate pair stands alone")
        default: throw error("unknown escape sequence")
        }
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt16 {
        let end = position + 4
        guard end <= bytes.count, bytes[position..<end].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let value = UInt16(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        else {
            throw error("expected four hexadecimal digits")
        }
        position = end
        return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func error(_ reason: String) -> JSONSyntaxError {
        let before = bytes[..<min(position, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONSyntaxError(line: before.count { $0 == 0x0A } + 1, column: before.count - lineStart + 1, reason: reason)
    }
}
