/// Patterns with shell wildcards: the last that matches a path decides.
struct GlobPatterns: IgnorePatterns {
    private let patterns: [(glob: Glob, isNegated: Bool)]

    init(_ texts: [String]) {
        patterns = texts.map { text in
            (Glob(String(text.drop { $0 == "!" })), text.hasPrefix("!"))
        }
    }

    func ignores(_ path: String) -> Bool {
        patterns.last { $0.glob.matches(path) }.map { !$0.isNegated } ?? false
    }

    func ignoresDirectory(_ path: String) -> Bool { ignores(path) }
}

/// A path with shell wildcards, braces and alternatives; `**` stands for any number of directories.
struct Glob {
    private enum Segment {
        case anyDirectories
        case name(WildcardPattern)
    }

    private let alternatives: [[Segment]]

    init(_ text: String) {
        alternatives = text.hasPrefix("#") ? [] : BraceExpansion.expand(text).map { Self.segments($0) }
    }

    /// Whether a path matches; a pattern of one segment is compared with the last name of the path.
    func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        return alternatives.contains { segments in
            let compared = segments.count == 1 ? names.suffix(1) : names[...]
            return Self.match(segments[...], compared)
        }
    }

    private static func match(_ segments: ArraySlice<Segment>, _ names: ArraySlice<Substring>) -> Bool {
        switch segments.first {
        case nil: return names.isEmpty
        case .name(let pattern)?:
            guard let name = names.first, pattern.matches(name) else { return false }
            return match(segments.dropFirst(), names.dropFirst())
        case .anyDirectories?:
            // At the end it takes all that is left, but at least one name; nowhere does it take hidden ones.
            let rest = segments.dropFirst()
            if rest.isEmpty { return !names.isEmpty && names.allSatisfy { !$0.hasPrefix(".") } }
            var remaining = names
            while true {
                if match(rest, remaining) { return true }
                guard let name = remaining.first, !name.hasPrefix(".") else { return false }
                remaining = remaining.dropFirst()
            }
        }
    }

    /// The segments without those that a `..` takes back.
    private static func withoutParents(_ texts: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        var kept: [[Unicode.Scalar]] = []
        for text in texts {
            if text == [".", "."], let last = kept.last, ![[], ["."], [".", "."], ["*", "*"]].contains(last) {
                kept.removeLast()
            } else {
                kept.append(text)
            }
        }
        return kept
    }

    private static func segments(_ text: String) -> [Segment] {
        var texts: [[Unicode.Scalar]] = [[]]
        var depth = 0
        for scalar in text.unicodeScalars {
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            if scalar == "/", depth <= 0 {
                // Several slashes count as one.
                if texts.count == 1 || texts.last?.isEmpty == false { texts.append([]) }
            } else {
                texts[texts.count - 1].append(scalar)
            }
        }
        return withoutParents(texts).map { text in
            text == ["*", "*"] ? .anyDirectories : .name(WildcardPattern(elements: GlobParser.elements(text), hidesDotFiles: true))
        }
    }
}

/// A parser of the wildcards in one segment of a glob.
private enum GlobParser {
    static func elements(_ text: [Unicode.Scalar]) -> [WildcardPattern.Element] {
        var index = 0
        return elements(text, &index, isInGroup: false)
    }

    private static func elements(_ text: [Unicode.Scalar], _ index: inout Int, isInGroup: Bool) -> [WildcardPattern.Element] {
        var result: [WildcardPattern.Element] = []
        while index < text.count {
            let scalar = text[index]
            if isInGroup, scalar == "|" || scalar == ")" { return result }
            index += 1
            if index < text.count, text[index] == "(", let group = group(scalar, text, &index) {
                result.append(group)
                continue
            }
            switch scalar {
            case "\\" where index < text.count:
                result.append(.literal(text[index]))
                index += 1
            case "?": result.append(.one)
            case "*":
                while index < text.count, text[index] == "*" { index += 1 }
                result.append(.many)
            case "[":
                if let (element, length) = WildcardPattern.characterClass(text[index...], negations: "!^", mayBeEmpty: false) {
                    result.append(element)
                    index += length
                } else {
                    result.append(.literal("["))
                }
            default: result.append(.literal(scalar))
            }
        }
        return result
    }

    /// Reads `@(a|b)`, `?(…)`, `*(…)`, `+(…)` and `!(…)`, from the parenthesis on; nil if it is none.
    private static func group(_ kind: Unicode.Scalar, _ text: [Unicode.Scalar], _ index: inout Int) -> WildcardPattern.Element? {
        guard "@?*+!".unicodeScalars.contains(kind) else { return nil }
        var alternatives: [[WildcardPattern.Element]] = []
        var position = index
        repeat {
            position += 1
            alternatives.append(elements(text, &position, isInGroup: true))
        } while position < text.count && text[position] == "|"
        guard position < text.count else { return nil }
        index = position + 1
        return switch kind {
        case "!": .otherThan(alternatives)
        case "@": .group(alternatives, atLeast: 1, atMost: 1)
        case "?": .group(alternatives, atLeast: 0, atMost: 1)
        case "+": .group(alternatives, atLeast: 1, atMost: .max)
        default: .group(alternatives, atLeast: 0, atMost: .max)
        }
    }
}
