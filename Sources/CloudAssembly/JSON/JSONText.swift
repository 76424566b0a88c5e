extension JSON {
    /// The text that JavaScript's `JSON.stringify` gives for this value.
    ///
    /// - Parameter indent: Spaces for each level; nil for text without white space.
    public func text(indent: Int? = nil) -> String {
        String(decoding: utf8(indent: indent), as: UTF8.self)
    }

    /// The UTF-8 bytes of ``text(indent:)``.
    public func utf8(indent: Int? = nil) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(self)
        return writer.bytes
    }

    /// A number as JavaScript prints it: shortest digits that round-trip, exponents only from 1e21 upward and 1e-7 downward.
    public static func text(of number: Double) -> String {
        if let integer = Int(exactly: number), integer.magnitude < 1 << 53 { return String(integer) }
        guard number.isFinite else { return "null" }
        // Swift's description has the same shortest digits, but another layout.
        let (digits, exponent) = significand(number.magnitude.description)
        let sign = number < 0 ? "-" : ""
        let count = digits.count
        switch exponent {
        case count...21 where exponent >= count:
            return sign + digits + String(repeating: "0", count: exponent - count)
        case 1...21:
            return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -exponent) + digits
        default:
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            let power = exponent - 1
            return sign + digits.prefix(1) + fraction + "e" + (power < 0 ? "-" : "+") + String(abs(power))
        }
    }

    /// The digits of a printed number without leading and trailing zeros, and the power of ten of the point before them.
    private static func significand(_ text: String) -> (digits: String, exponent: Int) {
        let parts = text.split(separator: "e")
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = whole + fraction
        let leadingZeros = all.prefix { $0 == "0" }.count
        var digits = all.dropFirst(leadingZeros)
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), whole.count + power - leadingZeros)
    }
}

/// Writes JSON in the layout of `JSON.stringify`.
private struct JSONWriter {
    var bytes: [UInt8] = []
    private let indent: Int?
    private var depth = 0

    init(indent: Int?) {
        self.indent = indent
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: JSON.text(of: number).utf8)
        case .string(let text): write(quoted: text)
        case .array(let elements):
            list(open: "[", close: "]", elements) { writer, element in writer.write(element) }
        case .object(let members):
            list(open: "{", close: "}", members) { writer, member in
                writer.write(quoted: member.key)
                writer.bytes.append(UInt8(ascii: ":"))
                if writer.indent != nil { writer.bytes.append(UInt8(ascii: " ")) }
                writer.write(member.value)
            }
        }
    }

    private mutating func list<Elements: Sequence>(
        open: Unicode.Scalar, close: Unicode.Scalar, _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        var isEmpty = true
        for element in elements {
            if !isEmpty { bytes.append(UInt8(ascii: ",")) }
            isEmpty = false
            breakLine()
            write(&self, element)
        }
        depth -= 1
        if !isEmpty { breakLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * depth))
    }

    private mutating func write(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Nearly all texts have nothing to escape: they are copied as they are.
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { bytes.append(contentsOf: text.utf8) } else { writeEscaped(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x20...:
                bytes.append(byte)
            default:
                bytes.append(contentsOf: Self.escape(control: byte).utf8)
            }
        }
    }

    private static func escape(control byte: UInt8) -> String {
        switch byte {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
