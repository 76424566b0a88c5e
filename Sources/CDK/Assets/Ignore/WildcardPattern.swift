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
        /// `@(a|b)` and the like: one of the alternatives, so many times.
        case group([[Element]], atLeast: Int, atMost: Int)
        /// `!(a|b)`: anything that is none of the alternatives.
        case otherThan([[Element]])
        /// Whole directories, each with the slash behind it.
        case directories
        /// Any text at all.
        case anything
    }

    var elements: [Element]
    var ignoresCase = false
    /// Whether a wildcard at the start refuses a dot there.
    var hidesDotFiles = false

    func matches(_ text: some StringProtocol) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return match(elements[...], scalars, 0) { $0 == scalars.count }
    }

    /// Whether the elements match from `position` on, and `then` accepts where they end.
    private func match(
        _ elements: ArraySlice<Element>, _ text: [Unicode.Scalar], _ position: Int, _ then: (Int) -> Bool
    ) -> Bool {
        guard let element = elements.first else { return then(position) }
        let rest = elements.dropFirst()
        let next = position < text.count ? text[position] : nil
        func proceed(_ position: Int) -> Bool { match(rest, text, position, then) }
        switch element {
        case .literal(let scalar):
            return next.map { isSame($0, scalar) } == true && proceed(position + 1)
        case .one:
            return next != nil && next != "/" && !isHidden(text, position) && proceed(position + 1)
        case .oneOf(let ranges, let isNegated):
            guard let next, next != "/", !isHidden(text, position) else { return false }
            return isOne(of: ranges, next) != isNegated && proceed(position + 1)
        case .many:
            if isHidden(text, position) { return false }
            return Self.ends(text, from: position) { $0 == "/" }.contains(where: proceed)
        case .anything:
            return (position...text.count).contains(where: proceed)
        case .directories:
            return proceed(position) || text.indices[position...].contains { text[$0] == "/" && proceed($0 + 1) }
        case .group(let alternatives, let atLeast, let atMost):
            return matchGroup(alternatives, atLeast, atMost, text, position, proceed)
        case .otherThan(let alternatives):
            if isHidden(text, position) { return false }
            return Self.ends(text, from: position) { $0 == "/" }.contains { end in
                !alternatives.contains { match($0[...], text, position) { $0 == end } } && proceed(end)
            }
        }
    }

    private func matchGroup(
        _ alternatives: [[Element]], _ atLeast: Int, _ atMost: Int, _ text: [Unicode.Scalar], _ position: Int, _ then: (Int) -> Bool
    ) -> Bool {
        if atLeast <= 0, then(position) { return true }
        guard atMost > 0 else { return false }
        return alternatives.contains { alternative in
            match(alternative[...], text, position) { end in
                // A turn that takes nothing brings no other turn any further.
                end == position
                    ? then(end) : matchGroup(alternatives, atLeast - 1, atMost - 1, text, end, then)
            }
        }
    }

    /// The places at which a wildcard that starts at `position` may end: all up to one that it does not take.
    private static func ends(
        _ text: [Unicode.Scalar], from position: Int, until isEnd: (Unicode.Scalar) -> Bool
    ) -> ClosedRange<Int> {
        position...(text[position...].firstIndex(where: isEnd) ?? text.count)
    }

    private func isHidden(_ text: [Unicode.Scalar], _ position: Int) -> Bool {
        hidesDotFiles && position == 0 && text.first == "."
    }

    private func isSame(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        left == right || (ignoresCase && left.properties.lowercaseMapping == right.properties.lowercaseMapping)
    }

    private func isOne(of ranges: [ClosedRange<Unicode.Scalar>], _ scalar: Unicode.Scalar) -> Bool {
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
