/// The rules of `.gitignore`: the last pattern that matches decides, but nothing is taken back in from a directory that is left out.
struct GitIgnorePatterns: IgnorePatterns {
    private struct Rule {
        var pattern: PathPattern
        var isNegated: Bool
        var isForDirectories: Bool
    }

    private let rules: [Rule]

    init(_ texts: [String]) {
        // Empty lines, comments and a lone slash are no rules.
        rules = texts.flatMap { $0.split(whereSeparator: \.isNewline) }.compactMap { Self.rule(String($0)) }
    }

    func ignores(_ path: String) -> Bool { isIgnored(path, isDirectory: false) }
    func ignoresDirectory(_ path: String) -> Bool { isIgnored(path, isDirectory: true) }

    private func isIgnored(_ path: String, isDirectory: Bool) -> Bool {
        let names = path.split(separator: "/")
        for count in 1..<max(1, names.count) where decision(names.prefix(count), isDirectory: true) == true { return true }
        return decision(names[...], isDirectory: isDirectory) ?? false
    }

    /// Whether the last matching rule leaves a path out; nil if none matches.
    private func decision(_ names: ArraySlice<Substring>, isDirectory: Bool) -> Bool? {
        rules.last { rule in
            (isDirectory || !rule.isForDirectories) && rule.pattern.matches(names)
        }.map { !$0.isNegated }
    }

    private static func rule(_ text: String) -> Rule? {
        var pattern = Array(text.unicodeScalars)[...]
        while pattern.last == " ", pattern.dropLast().last != "\\" { pattern = pattern.dropLast() }
        guard let first = pattern.first, first != "#" else { return nil }
        let isNegated = first == "!"
        if isNegated { pattern = pattern.dropFirst() }
        let isForDirectories = pattern.last == "/"
        if isForDirectories { pattern = pattern.dropLast() }
        let isAnchored = pattern.contains("/")
        if pattern.first == "/" { pattern = pattern.dropFirst() }
        guard !pattern.isEmpty else { return nil }
        var segments: [PathPattern.Segment] = pattern.split(separator: "/").map { segment in
            Array(segment) == ["*", "*"]
                ? .anyDirectories : .name(WildcardPattern(elements: elements(segment), ignoresCase: true))
        }
        if !isAnchored { segments.insert(.anyDirectories, at: 0) }
        return Rule(pattern: PathPattern(segments: segments), isNegated: isNegated, isForDirectories: isForDirectories)
    }

    private static func elements(_ text: ArraySlice<Unicode.Scalar>) -> [WildcardPattern.Element] {
        var result: [WildcardPattern.Element] = []
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = text[index]
            index += 1
            switch scalar {
            case "\\" where index < text.endIndex:
                result.append(.literal(text[index]))
                index += 1
            case "?": result.append(.one)
            case "*": result.append(.many)
            case "[":
                // The original knows no negated classes here.
                let (element, length) = WildcardPattern.ignoreFileClass(text[index...], negations: "")
                result.append(element)
                index += length
            default: result.append(.literal(scalar))
            }
        }
        return result
    }
}
