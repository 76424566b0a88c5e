/// A text with wildcards, matched against a path or one of its segments.
///
/// No wildcard but `.anything` and `.directories` matches a `/`.
struct WildcardPattern {
    indirect enum Element {
        case literal(Unicode.Scalar)
        /// `?`
        case one
        /// `*`
        case many
        /// `[a-z]`, `[!a-z]`
        case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        /// `@(a|b)` and the like: one of the alternatives.
        case group(Group)
        /// `!(a|b)`: anything that is none of the alternatives.
        case otherThan(Group)
        /// Whole directories, each with the slash behind it.
        case directories
        /// Any text at all.
        case anything
    }

    /// Alternatives, once or as often as there is any, or perhaps not at all.
    struct Group {
        var alternatives: [[Element]]
        var mayBeMissing = false
        var repeats = false
        /// No other group of the pattern has it.
        let number: Int
    }

    var elements: [Element]
    var ignoresCase = false
    /// Whether a wildcard at the start refuses a dot there.
    var hidesDotFiles = false

    func matches(_ text: some StringProtocol) -> Bool {
        var match = WildcardMatch(pattern: self, text: Array(text.unicodeScalars))
        return match.ends(of: elements, from: [0]).last == match.text.count
    }

    func isSame(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        left == right || (ignoresCase && left.properties.lowercaseMapping == right.properties.lowercaseMapping)
    }

    func isOne(of ranges: [ClosedRange<Unicode.Scalar>], _ scalar: Unicode.Scalar) -> Bool {
        if ranges.contains(where: { $0.contains(scalar) }) { return true }
        guard ignoresCase else { return false }
        let variants = (scalar.properties.lowercaseMapping + scalar.properties.uppercaseMapping).unicodeScalars
        return variants.contains { variant in ranges.contains { $0.contains(variant) } }
    }
}

extension WildcardPattern {
    /// Reads the characters after a `[`; nil if no `]` ends them.
    ///
    /// - Parameters:
    ///   - text: The characters after the `[`.
    ///   - negations: The characters one of which, at the start, turns the class around.
    ///   - mayBeEmpty: Whether a `]` at the start ends the class, instead of being one of its characters.
    /// - Returns: The class, and the number of characters that it takes, the `]` included.
    static func characterClass(
        _ text: ArraySlice<Unicode.Scalar>, negations: String, mayBeEmpty: Bool
    ) -> (element: Element, length: Int)? {
        var index = text.startIndex
        let isNegated = text.first.map(negations.unicodeScalars.contains) == true
        if isNegated { index += 1 }
        let first = index
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while index < text.endIndex, text[index] != "]" || index == first && !mayBeEmpty {
            var low = text[index]
            if low == "\\", index + 1 < text.endIndex {
                index += 1
                low = text[index]
            }
            index += 1
            if index + 1 < text.endIndex, text[index] == "-", text[index + 1] != "]" {
                let high = text[index + 1]
                if low <= high { ranges.append(low...high) }
                index += 2
            } else {
                ranges.append(low...low)
            }
        }
        guard index < text.endIndex else { return nil }
        // Where all ranges are upside down, nothing matches, not even the negation.
        return (.oneOf(ranges, isNegated: isNegated && (!ranges.isEmpty || index == first)), index + 1 - text.startIndex)
    }

    /// The class that begins after a `[`, as ignore files have it: one without an end spoils the pattern, which nothing matches then.
    static func ignoreFileClass(_ text: ArraySlice<Unicode.Scalar>, negations: String) -> (element: Element, length: Int) {
        characterClass(text, negations: negations, mayBeEmpty: true) ?? (.oneOf([], isNegated: false), 0)
    }
}
