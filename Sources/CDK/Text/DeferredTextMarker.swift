/// The text that stands in a plain `String` where a deferred value was put into it by mistake.
enum DeferredTextMarker {
    private static let start = "${Deferred["
    private static let end = "]}"

    /// The marker for a deferred value, which `hint` describes.
    static func text(_ hint: String) -> String {
        start + hint + end
    }

    /// The hint of the first marker in `text`; nil if it holds none.
    static func find(in text: String) -> String? {
        // Nearly all texts have no "$" at all.
        guard text.utf8.containsByte(UInt8(ascii: "$")), let open = text.range(of: start) else { return nil }
        let rest = text[open.upperBound...]
        guard let close = rest.range(of: end) else { return nil }
        return String(rest[..<close.lowerBound])
    }
}

extension String.UTF8View {
    /// Like `contains`, on the bytes as they lie in memory.
    fileprivate func containsByte(_ byte: UInt8) -> Bool {
        withContiguousStorageIfAvailable { $0.contains(byte) } ?? contains(byte)
    }
}
