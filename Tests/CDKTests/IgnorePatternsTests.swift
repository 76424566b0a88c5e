import Testing

@testable import CDK

/// Which paths patterns leave out, and that none of them takes long.
@Suite struct IgnorePatternsTests {
    /// Patterns, with paths that they match and paths that they do not.
    private static let globs: [(pattern: String, matched: [String], others: [String])] = [
        ("+(a|b)", ["a", "abba"], ["", "ac", "cab"]), ("*(a|b)c", ["c", "abac"], ["ab", "acb"]), ("?(a)b", ["b", "ab"], ["aab", "a"]),
        ("@(a|bc)d", ["ad", "bcd"], ["d", "abcd"]), ("!(a|b)", ["c", "ab", ""], ["a", "b"]), ("a!(b)c", ["ac", "axc", "abbc"], ["abc"]),
        ("!(*.mp4)", ["film.mov"], ["film.mp4"]), ("+(+(a)b)", ["ab", "aabab"], ["a", "ba"]), ("*a*b", ["ab", "xaxxb"], ["ba", "abx"]),
        ("@(a", ["@(a"], ["a"]), ("@(a|@(b)", ["@(a|b"], ["a", "b"]), ("a/**", ["a/b", "a/b/c"], ["a", "a/.b"]),
        ("**/x", ["x", "a/x", "a/b/x"], [".a/x", "a/.b/x", "x/y"]), ("a/**/b/**/c", ["a/b/c", "a/x/b/y/z/c"], ["a/c", "a/b/x"]),
        ("{a,b}{1..2}.txt", ["a1.txt", "b2.txt"], ["a3.txt", "c1.txt"]), ("*", ["a"], [".a"]), ("[!a]?", ["bc"], ["ab", "b"]),
    ]

    @Test func whatGlobsMatch() {
        for (pattern, matched, others) in Self.globs {
            let glob = Glob(pattern)
            #expect(matched.filter { !glob.matches($0) } == [], "\(pattern) matches these")
            #expect(others.filter { glob.matches($0) } == [], "\(pattern) matches none of these")
        }
    }

    @Test func whatRulesOfGitLeaveOut() {
        let rules = GitIgnorePatterns(["*.mp4", "/build/", "a/**/b", "!keep.mp4", "deep/**"])
        for path in ["x.mp4", "y/X.MP4", "build/film", "a/b", "a/x/y/b", "deep/x"] { #expect(rules.ignores(path), "\(path)") }
        for path in ["keep.mp4", "x/keep.mp4", "x/build", "a/c", "deep"] { #expect(!rules.ignores(path), "\(path)") }
    }

    private static let long = String(repeating: "a", count: 100)
    private static let deep = Array(repeating: "a", count: 100).joined(separator: "/")

    /// Patterns that take for ever where each wildcard is tried with each length.
    @Test(
        arguments: [
            (String(repeating: "*a", count: 60) + "b", long), (String(repeating: "**/a/", count: 60) + "b", deep),
            (String(repeating: "+(", count: 100) + "a" + String(repeating: ")", count: 100) + "b", long),
            ("a" + String(repeating: "!(*", count: 60) + "b" + String(repeating: ")", count: 60), long),
            (String(repeating: "*(a|aa)", count: 60) + "b", long), (String(repeating: "@(", count: 1_000), long),
            (String(repeating: "{a,b}", count: 30), long), (String(repeating: "{1..99999}", count: 3), long),
            (String(repeating: "{a,", count: 300) + String(repeating: "}", count: 300), long),
        ]) func noneTakesLong(pattern: String, path: String)
    {
        let all: [any IgnorePatterns] = [GlobPatterns([pattern]), GitIgnorePatterns([pattern]), DockerIgnorePatterns([pattern])]
        for patterns in all { _ = patterns.ignores(path) }
    }
}
