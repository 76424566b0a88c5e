/// The text that stands in a plain `String` where a deferred value was put into it by mistake.
///
/// An invisible character follows each of its characters, so that any part of it is found, whatever a program made of the text: its first
/// ten characters, small letters, pieces between colons.
package enum DeferredTextMarker {
    private static let start = "${Deferred["
    private static let end = "]}"
    /// A language tag, which Unicode has withdrawn: no text has it on purpose.
    static let sign: Unicode.Scalar = "\u{E0001}"

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
    package static func find(in text: String) -> String? {
        // Nearly all texts lack even the sign's first byte.
        guard text.utf8.containsByte(0xF3), text.unicodeScalars.contains(sign) else {
            return EncodedMarker.decoded(text.utf8).flatMap { find(in: $0) }
        }
        let readable = readable(text)
        guard let open = readable.range(of: start) else { return readable }
        let rest = readable[open.upperBound...]
        return rest.range(of: end).map { String(rest[..<$0.lowerBound]) } ?? String(rest)
    }

    /// The hint of the first marker in a file's content, also of a part of one; nil if it holds none.
    static func find(in bytes: [UInt8]) -> String? {
        if let text = EncodedMarker.decoded(bytes) { return find(in: text) }
        guard bytes.contains(0xF3) else { return nil }
        // The lines with the sign alone: a file may be large, and need not be text elsewhere.
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(0xF3) {
            if let hint = find(in: String(decoding: line, as: UTF8.self)) { return hint }
        }
        return nil
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
