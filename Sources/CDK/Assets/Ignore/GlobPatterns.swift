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
    private let alternatives: [PathPattern]

    init(_ text: String) {
        let texts = text.hasPrefix("#") ? [] : BraceExpansion.expand(text)
        alternatives = texts.map { PathPattern(segments: Self.segments($0), hidesDotFiles: true) }
    }

    /// Whether a path matches; a pattern of one segment is compared with the last name of the path.
    func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        return alternatives.contains { $0.matches($0.segments.count == 1 ? names.suffix(1) : names[...]) }
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

    private static func segments(_ text: String) -> [PathPattern.Segment] {
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
private struct GlobParser {
    /// Groups in groups beyond these are no groups, so that the stack does not overflow.
    private static let maximumDepth = 20

    private let text: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    /// The places of parentheses that nothing closes.
    private var open: Set<Int> = []
    private var groups = 0

    static func elements(_ text: [Unicode.Scalar]) -> [WildcardPattern.Element] {
        var parser = GlobParser(text: text)
        return parser.elements(isInGroup: false)
    }

    private let lastClosing: Int

    private init(text: [Unicode.Scalar]) {
        self.text = text
        lastClosing = text.lastIndex(of: ")") ?? 0
    }

    private mutating func elements(isInGroup: Bool) -> [WildcardPattern.Element] {
        var result: [WildcardPattern.Element] = []
        while index < text.count {
            let scalar = text[index]
            if isInGroup, scalar == "|" || scalar == ")" { return result }
            index += 1
            if index < text.count, text[index] == "(", let group = group(scalar) {
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
    private mutating func group(_ kind: Unicode.Scalar) -> WildcardPattern.Element? {
        let start = index
        guard "@?*+!".unicodeScalars.contains(kind), depth < Self.maximumDepth, start < lastClosing, !open.contains(start)
        else { return nil }
        var alternatives: [[WildcardPattern.Element]] = []
        depth += 1
        repeat {
            index += 1
            alternatives.append(elements(isInGroup: true))
        } while index < text.count && text[index] == "|"
        depth -= 1
        guard index < text.count else {
            index = start
            open.insert(start)
            return nil
        }
        index += 1
        groups += 1
        let group = WildcardPattern.Group(
            alternatives: alternatives, mayBeMissing: kind == "?" || kind == "*", repeats: kind == "+" || kind == "*", number: groups)
        return kind == "!" ? .otherThan(group) : .group(group)
    }
}
