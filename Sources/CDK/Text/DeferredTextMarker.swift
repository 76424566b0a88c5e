/// The text that stands in a plain `String` where a deferred value was put into it by mistake.
///
/// An invisible character follows each of its characters, so that any part of it is found, whatever a program made of the text: its first
/// ten characters, small letters, pieces between colons.
enum DeferredTextMarker {
    private static let start = "${Deferred["
    private static let end = "]}"
    /// A language tag, which Unicode has withdrawn: no text has it on purpose.
    private static let sign: Unicode.Scalar = "\u{E0001}"

    /// The sign in a part of an address.
    private static let signInAddress = "%F3%A0%80%81"

    /// The marker for a deferred value, which `hint` describes.
    static func text(_ hint: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in (start + hint + end).unicodeScalars {
            text.append(scalar)
            text.append(sign)
        }
        return String(text)
    }

    /// The hint of the first marker in `text`, also of a part of one; nil if it holds none.
    static func find(in text: String) -> String? {
        // Nearly all texts lack even the sign's first byte.
        guard text.utf8.containsByte(0xF3), text.unicodeScalars.contains(sign) else {
            guard text.utf8.containsByte(UInt8(ascii: "%")), text.range(of: signInAddress) != nil else { return nil }
            return find(in: withoutPercentEncoding(text))
        }
        let readable = readable(text)
        guard let open = readable.range(of: start) else { return readable }
        let rest = readable[open.upperBound...]
        return rest.range(of: end).map { String(rest[..<$0.lowerBound]) } ?? String(rest)
    }

    /// The hint of the first marker in a file's content, also of a part of one; nil if it holds none.
    static func find(in bytes: [UInt8]) -> String? {
        guard bytes.contains(0xF3) else { return nil }
        // The lines with the sign alone: a file may be large, and need not be text elsewhere.
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            if let hint = find(in: String(decoding: line, as: UTF8.self)) { return hint }
        }
        return nil
    }

    /// The text with the bytes that an address writes as hexadecimal digits after a `%`.
    private static func withoutPercentEncoding(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without the signs of markers, for people.
    static func readable(_ text: String) -> String {
        guard text.utf8.containsByte(0xF3) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != sign }))
    }
}

extension String.UTF8View {
    /// Like `contains`, on the bytes as they lie in memory.
    fileprivate func containsByte(_ byte: UInt8) -> Bool {
        withContiguousStorageIfAvailable { $0.contains(byte) } ?? contains(byte)
    }
}
