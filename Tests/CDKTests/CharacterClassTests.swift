import Testing

@testable import CDK

/// Classes of characters in the patterns of files that an asset leaves out.
///
/// The names are those that aws-cdk-lib ignores.
@Suite struct CharacterClassTests {
    private static let names = ["a[b", "ab", "ac", "ax", "a[", "[a", "a]", "a-", "a^", "a!", "a[d-b]", "a[^]", "a[]"]

    private func ignored(_ pattern: String, _ mode: IgnoreMode) -> [String] {
        let patterns = mode.patterns([pattern])
        return Self.names.filter { patterns.ignores($0) }
    }

    @Test(arguments: [
        ("a[b", ["a[b"]), ("a[b]", ["ab"]), ("a[b-d]", ["ab", "ac"]), ("a[!b]", ["ac", "ax", "a[", "a]", "a-", "a^", "a!"]), ("a[", ["a["]),
        ("[a", ["[a"]), ("a[]b]", ["ab", "a]"]), ("a[b-]", ["ab", "a-"]), ("a\\[b", ["a[b"]), ("a[\\]]", ["a]"]), ("a[d-b]", []),
        ("a[!d-b]", []), ("a[^]", ["a[^]"]), ("a[]", ["a[]"]),
    ])
    func inGlobs(pattern: String, names: [String]) {
        #expect(ignored(pattern, .glob) == names)
    }

    @Test(arguments: [
        ("a[b", []), ("a[b]", ["ab"]), ("a[b-d]", ["ab", "ac"]), ("a[!b]", ["ab", "a!"]), ("a[", []), ("[a", []), ("a[]b]", []),
        ("a[b-]", ["ab", "a-"]), ("a[^b]", ["ab", "a^"]), ("a\\[b", ["a[b"]), ("a[d-b]", []), ("a[!d-b]", ["a!"]), ("a[^]", ["a^"]),
        ("a[]", []),
    ])
    func inGitIgnore(pattern: String, names: [String]) {
        #expect(ignored(pattern, .git) == names)
    }

    @Test(arguments: [
        ("a[b", []), ("a[b]", ["ab"]), ("a[b-d]", ["ab", "ac"]), ("a[!b]", ["ab", "a!"]), ("a[", []), ("[a", []), ("a[]b]", []),
        ("a[^b]", ["ac", "ax", "a[", "a]", "a-", "a^", "a!"]), ("a\\[b", ["a[b"]), ("a[\\]]", ["a]"]), ("a[d-b]", []),
        ("a[^]", ["ab", "ac", "ax", "a[", "a]", "a-", "a^", "a!"]), ("a[]", []),
    ])
    func inDockerIgnore(pattern: String, names: [String]) {
        #expect(ignored(pattern, .docker) == names)
    }
}
