/// The rules of `.dockerignore`: patterns are paths from the root, and the last that matches an entry or a directory around it decides.
struct DockerIgnorePatterns: IgnorePatterns {
    private struct Rule {
        let pattern: WildcardPattern
        let segments: [Substring]
        let isNegated: Bool

        init?(_ path: String, isNegated: Bool) {
            guard !path.isEmpty else { return nil }
            pattern = WildcardPattern(elements: DockerIgnorePatterns.elements(Array(path.unicodeScalars)), ignoresCase: true)
            segments = path.split(separator: "/", omittingEmptySubsequences: false)
            self.isNegated = isNegated
        }
    }

    private let rules: [Rule]
    /// The rules, and besides those that take back in the directories on the way to what is taken back in.
    private let directoryRules: [Rule]

    init(_ texts: [String]) {
        var rules: [Rule] = []
        var directoryRules: [Rule] = []
        for text in texts {
            let pattern = Self.trimmed(text)
            guard !pattern.isEmpty, !text.hasPrefix("#") else { continue }
            let isNegated = pattern.hasPrefix("!")
            let path = Self.cleaned(isNegated ? Self.trimmed(String(pattern.dropFirst())) : pattern)
            guard let rule = Rule(path, isNegated: isNegated) else { continue }
            rules.append(rule)
            directoryRules.append(rule)
            guard isNegated else { continue }
            for count in stride(from: rule.segments.count - 1, to: 0, by: -1) {
                directoryRules += [Rule(rule.segments.prefix(count).joined(separator: "/"), isNegated: true)].compactMap { $0 }
            }
        }
        self.rules = rules
        self.directoryRules = directoryRules
    }

    func ignores(_ path: String) -> Bool { Self.isIgnored(path, rules) }

    func ignoresDirectory(_ path: String) -> Bool {
        ignores(path) && Self.isIgnored(path, directoryRules)
    }

    private static func isIgnored(_ path: String, _ rules: [Rule]) -> Bool {
        let parents = path.split(separator: "/").dropLast()
        return rules.last { matches($0, path, parents) }.map { !$0.isNegated } ?? false
    }

    /// Whether a rule matches a path or a directory around it.
    private static func matches(_ rule: Rule, _ path: String, _ parents: ArraySlice<Substring>) -> Bool {
        if rule.pattern.matches(path) { return true }
        guard !parents.isEmpty else { return false }
        let fixed = rule.segments.count { $0 != "**" }
        let counts =
            fixed < rule.segments.count
            ? Array(stride(from: fixed, through: parents.count, by: 1)) : [fixed].filter { $0 <= parents.count }
        return counts.contains { rule.pattern.matches(parents.prefix($0).joined(separator: "/")) }
    }

    fileprivate static func elements(_ text: [Unicode.Scalar]) -> [WildcardPattern.Element] {
        var result: [WildcardPattern.Element] = []
        var index = 0
        while index < text.count {
            let scalar = text[index]
            index += 1
            switch scalar {
            case "*" where index < text.count && text[index] == "*":
                index += 1
                if index < text.count, text[index] == "/" { index += 1 }
                result.append(index < text.count ? .directories : .anything)
            case "*": result.append(.many)
            case "?": result.append(.one)
            case "\\" where index < text.count:
                result.append(.literal(text[index]))
                index += 1
            case "[":
                let (element, length) = WildcardPattern.ignoreFileClass(text[index...], negations: "^")
                result.append(element)
                index += length
            default: result.append(.literal(scalar))
            }
        }
        return result
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The path without `.`, `..`, doubled slashes and slashes at its ends.
    private static func cleaned(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == "..", let last = segments.last, last != ".." { segments.removeLast() } else { segments.append(segment) }
        }
        return segments.joined(separator: "/")
    }
}
