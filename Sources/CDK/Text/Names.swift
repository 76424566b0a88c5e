import CDKDigests

/// Names that are unique and stable, made from the ids of a place in the construct tree.
public enum Names {
    private static let maximumLogicalIDLength = 255
    private static let maximumHumanLength = 240
    private static let hashLength = 8

    /// The 40 hexadecimal digits that address a node, after `c8`; `ids` lead from the root down to it.
    static func address(ids: some Sequence<String>) -> String {
        var hash = SHA1()
        for id in ids where id != "Default" {
            hash.update(data: Array((id + "\n").utf8))
        }
        return "c8" + hexadecimal(hash.finalize())
    }

    /// A name of readable components and a hash of all of them, as in the original (Semantics 3.1).
    static func uniqueID(components: [String]) -> String {
        let components = components.filter { $0 != "Default" }
        if components.isEmpty { return "" }
        if components.count == 1 {
            let single = alphanumeric(components[0])
            if single.utf8.count <= maximumLogicalIDLength { return single }
        }
        let human = readable(components).map { alphanumeric($0) }.joined()
        return String(human.prefix(maximumHumanLength)) + pathHash(components)
    }

    /// A name like `uniqueID`, with a separator and characters of its own, cut in the middle where it is too long.
    static func uniqueResourceName(
        components: [String], maximumLength: Int, separator: String, allowedSpecialCharacters: String, prefix: String
    ) -> String {
        let components = components.filter { $0 != "Default" }
        if components.count == 1 {
            let single = prefix + alphanumeric(components[0], and: allowedSpecialCharacters)
            if single.utf16.count <= maximumLength { return single }
        }
        let parts = [prefix] + readable(components).map { alphanumeric($0, and: allowedSpecialCharacters) }
        let human = parts.filter { !$0.isEmpty }.joined(separator: separator) + separator
        let hash = pathHash(components)
        let room = max(0, maximumLength - hashLength)
        guard human.utf16.count > room else { return human + hash }
        // JavaScript's slice(0, room/2) and slice(length - room/2): a fraction cuts both indices toward zero.
        let units = Array(human.utf16)
        let half = Double(room) / 2
        let head = units[..<Int(half)]
        let tail = units[Int(Double(units.count) - half)...]
        return String(decoding: Array(head) + Array(tail), as: UTF16.self) + hash
    }

    /// Drops components that the one before ends with, and those called `Resource`.
    private static func readable(_ components: [String]) -> [String] {
        var kept: [String] = []
        for component in components where kept.last?.utf8Suffix(component) != true { kept.append(component) }
        return kept.filter { $0 != "Resource" }
    }

    private static func alphanumeric(_ text: String, and special: String = "") -> String {
        if text.utf8.allSatisfy(isAlphanumeric) { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    UInt8(exactly: scalar.value).map(isAlphanumeric) == true || special.unicodeScalars.contains(scalar)
                }))
    }

    /// Whether an ASCII character is a letter or digit.
    static func isAlphanumeric(_ character: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(character)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
    }

    /// The first eight digits of the MD5 of the path, upper-case.
    private static func pathHash(_ components: [String]) -> String {
        let digest = MD5.hash(data: Array(components.joined(separator: "/").utf8))
        return hexadecimal(digest.prefix(hashLength / 2)).uppercased()
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension String {
    /// Whether the text ends with `suffix`, scalar by scalar.
    fileprivate func utf8Suffix(_ suffix: String) -> Bool {
        utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}
