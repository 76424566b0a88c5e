/// A writer of JSON in the layout of JavaScript's `JSON.stringify`, value by value.
package struct JSONWriter {
    /// The text so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []
    private let indent: Int?
    private var depth = 0
    /// Whether the innermost open object or array has no element yet.
    private var isEmpty = true

    /// An empty text whose levels are indented by so many spaces; without white space if nil.
    package init(indent: Int? = nil) {
        self.indent = indent
    }

    // MARK: Values

    package mutating func write(_ value: JSON) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .number(let number): append(JSON.text(of: number))
        case .string(let text): write(text)
        case .array(let elements):
            beginArray()
            for element in elements {
                beginElement()
                write(element)
            }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members {
                beginMember(key)
                write(value)
            }
            endObject()
        }
    }

    package mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Nearly all texts have nothing to escape: they are copied as they are.
            if utf8.contains(where: Self.isEscaped) { writeEscaped(utf8) } else { bytes.append(contentsOf: utf8) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Containers

    package mutating func beginObject() { begin("{") }
    package mutating func endObject() { end("}") }
    package mutating func beginArray() { begin("[") }
    package mutating func endArray() { end("]") }

    /// Writes a member's name; exactly one value follows.
    package mutating func beginMember(_ name: String) {
        beginElement()
        write(name)
        bytes.append(UInt8(ascii: ":"))
        if indent != nil { bytes.append(UInt8(ascii: " ")) }
    }

    /// Goes to the place of an array's next element; exactly one value follows.
    package mutating func beginElement() {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        breakLine()
    }

    package mutating func writeMember(_ name: String, _ value: String) {
        beginMember(name)
        write(value)
    }

    private mutating func begin(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
        isEmpty = true
    }

    private mutating func end(_ bracket: Unicode.Scalar) {
        depth -= 1
        if !isEmpty { breakLine() }
        // What is around it has an element now.
        isEmpty = false
        bytes.append(UInt8(ascii: bracket))
    }

    private mutating func breakLine() {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<indent * depth { bytes.append(UInt8(ascii: " ")) }
    }

    // MARK: Texts

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func writeEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x20...:
                bytes.append(byte)
            default:
                append(Self.escape(control: byte))
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
