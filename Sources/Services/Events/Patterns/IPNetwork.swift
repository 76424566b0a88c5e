/// Blocks of IP addresses as texts.
enum IPNetwork {
    /// Whether the text is an address of version 4 or 6, with or without the length of its prefix.
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return false }
        let isVersion6 = parts[0].contains(":")
        if parts.count == 2 {
            guard let length = number(parts[1], upTo: isVersion6 ? 128 : 32), String(length) == parts[1] else { return false }
        }
        return isVersion6 ? isVersion6Address(parts[0]) : isVersion4Address(parts[0])
    }

    private static func isVersion4Address(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { number($0, upTo: 255) != nil }
    }

    /// Eight groups of hexadecimal digits, a run of zeros possibly left out between two colons.
    private static func isVersion6Address(_ text: Substring) -> Bool {
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        if text.hasPrefix("::") { groups.removeFirst() }
        if text.hasSuffix("::") { groups.removeLast() }
        let gaps = groups.filter(\.isEmpty).count
        guard gaps <= 1, gaps == 1 ? groups.count <= 8 : groups.count == 8 else { return false }
        return groups.allSatisfy { group in
            group.count <= 4 && group.allSatisfy { $0.isASCII && $0.isHexDigit }
        }
    }

    private static func number(_ text: Substring, upTo maximum: Int) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), number <= maximum else { return nil }
        return number
    }
}
