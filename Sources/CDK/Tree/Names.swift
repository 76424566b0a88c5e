import CDKDigests

/// Names that are unique and stable, made from places in the construct tree.
public enum Names {
    private static let maximumLogicalIDLength = 255
    private static let maximumHumanLength = 240
    private static let hashLength = 8

    /// A name made from all ids from the stack down to the construct, usable where logical ids are: letters and digits.
    public static func uniqueID(_ scope: any Scope) -> String {
        uniqueID(components: scope.node.scopes.map(\.id).filter { !$0.isEmpty }, at: scope.node)
    }

    /// A physical name made from the names of the stack and the constructs below it.
    ///
    /// - Parameters:
    ///   - maximumLength: In UTF-16 code units; longer names are cut in the middle.
    ///   - separator: Between the components.
    ///   - allowedSpecialCharacters: Characters kept besides letters and digits.
    public static func uniqueResourceName(
        _ scope: any Scope, maximumLength: Int = 256, separator: String = "", allowedSpecialCharacters: String = "", prefix: String = ""
    ) -> String {
        var components: [String] = []
        for node in scope.node.scopes {
            if let stack = node as? StackNode, !stack.isNested {
                components = [stack.name]
            } else if !components.isEmpty {
                components.append(node.id)
            }
        }
        return uniqueResourceName(
            components: components, maximumLength: maximumLength, separator: separator,
            allowedSpecialCharacters: allowedSpecialCharacters, prefix: prefix, at: scope.node)
    }

    /// The 40 hexadecimal digits that address a node, after `c8`.
    static func address(of node: Node) -> String {
        var hash = SHA1()
        for scope in node.scopes where scope.id != "Default" {
            hash.update(data: Array((scope.id + "\n").utf8))
        }
        return "c8" + hexadecimal(hash.finalize())
    }

    /// CDK's makeUniqueId (Semantics 3.1): readable components and a hash of all of them.
    static func uniqueID(components: [String], at node: Node) -> String {
        let components = components.filter { $0 != "Default" }
        reportDeferredText(components, at: node)
        if components.isEmpty { return "" }
        if components.count == 1 {
            let single = alphanumeric(components[0])
            if single.utf8.count <= maximumLogicalIDLength { return single }
        }
        let human = readable(components).map { alphanumeric($0) }.joined()
        return String(human.prefix(maximumHumanLength)) + pathHash(components)
    }

    /// CDK's uniqueResourceName over the ids of a stack's scopes: the stack's name.
    static func stackName(components: [String], prefix: String, at node: Node) -> String {
        let maximumLength = 128
        if components.count == 1 {
            let name = prefix + components[0]
            if name.utf16.count <= maximumLength { return name }
        }
        return uniqueResourceName(
            components: components, maximumLength: maximumLength, separator: "", allowedSpecialCharacters: "", prefix: prefix, at: node)
    }

    static func uniqueResourceName(
        components: [String], maximumLength: Int, separator: String, allowedSpecialCharacters: String, prefix: String, at node: Node
    ) -> String {
        let components = components.filter { $0 != "Default" }
        reportDeferredText(components, at: node)
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

    private static func reportDeferredText(_ components: [String], at node: Node) {
        let deferred = components.filter { DeferredTextMarker.find(in: $0) != nil }
        guard !deferred.isEmpty else { return }
        node.report(
            "ID components may not include unresolved tokens: \(deferred.joined(separator: ","))",
            action: "use an id that is known when the tree is built")
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
