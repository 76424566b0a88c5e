import CDK
import CDKAssertions
import Testing

/// Which values patterns match.
@Suite struct PatternTests {
    private static let value: JSON = [
        "name": "films-dev", "size": 3, "share": 0.5, "public": false, "rules": ["a", ["b": 1], "c"], "policy": #"{"Version": "2012"}"#,
    ]

    private static let matching: [Pattern] = [
        .present, .equal(value), [:], ["name": "films-dev", "size": 3, "share": 0.5, "public": false], ["name": .prefix("films-")],
        ["absent": .absent], ["absent": nil], ["rules": ["a", ["b": 1], "c"]], ["rules": .arrayContaining([["b": .present]])],
        ["rules": .arrayContaining(["c", "a"])], ["rules": .arrayContaining([.present, "c", "a"])],
        ["rules": .arrayContainingInOrder(["a", "c"])], ["rules": .arrayContainingInOrder([])],
        ["name": .suffix("-dev")], ["name": .substring("lms")], ["name": .substring("")], ["name": .regularExpression("^films-[a-z]+$")],
        ["policy": .json(["Version": "2012"])], ["size": .number(3...3)], ["share": .number(0...1)], ["name": .not("films")],
        ["absent": .not(.present)], ["name": .any(["films", .prefix("films")])], ["name": .all([.prefix("films"), .suffix("dev")])],
        ["name": .capture(Capture())], .any([.absent, .present]),
    ]

    private static let others: [Pattern] = [
        .absent, nil, .equal("films-dev"), ["name": "films"], ["name": .prefix("dev")], ["size": .prefix("3")], ["size": 4],
        ["absent": .present], ["rules": ["a"]], ["rules": [["b": 1], "a", "c"]], ["rules": ["a", ["b": 1], "c", "d"]],
        ["rules": .arrayContaining(["d"])], ["rules": .arrayContaining(["a", "a"])],
        ["rules": ["a", ["b": 1], "c", .not("d")]], ["rules": .arrayContainingInOrder(["c", "a"])],
        ["rules": .arrayContainingInOrder(["a", "a"])],
        ["name": .arrayContaining([])], ["name": [:]], "films-dev", ["name": .suffix("films")], ["name": .substring("FILMS")],
        ["name": .regularExpression("^dev")], ["name": .regularExpression("(")], ["policy": .json(["Version": "2008"])],
        ["name": .json(.present)], ["size": .number(4...9)], ["name": .number(0...9)], ["name": .not(.prefix("films"))],
        ["name": .any(["a", "b"])], ["name": .any([])], ["name": .all([.prefix("films"), .suffix("prod")])],
        ["name": .capture(Capture(), "a")], .equal(["name": "films-dev"]), ["share": 1], ["public": nil],
    ]

    @Test(arguments: matching.indices) func matches(index: Int) {
        #expect(Self.matching[index].matches(Self.value), "\(Self.matching[index])")
    }

    @Test(arguments: others.indices) func doesNotMatch(index: Int) {
        #expect(!Self.others[index].matches(Self.value), "\(Self.others[index])")
    }

    @Test func absence() {
        #expect(Pattern.absent.matches(nil))
        #expect(!Pattern.present.matches(nil))
        #expect(Pattern.not("a").matches(nil))
        // A value of null is there.
        #expect(!Pattern.absent.matches(.null))
        #expect(Pattern.equal(nil).matches(.null))
    }

    /// What is no literal: variables of each type, and texts with something in between.
    @Test func variables() {
        let (name, size, share, isPublic, json) = ("films", 3, 0.5, false, JSON.array(["a"]))
        let pattern: Pattern = [
            "name": Pattern(name), "size": Pattern(size), "share": Pattern(share), "public": Pattern(isPublic), "rules": Pattern(json),
            "file": "\(name).mp4", "absent": Pattern(String?.none),
        ]
        #expect(pattern.matches(["name": "films", "size": 3, "share": 0.5, "public": false, "rules": ["a"], "file": "films.mp4"]))
        #expect(!pattern.matches(["name": "films", "size": 3, "share": 0.5, "public": false, "rules": ["a", "b"], "file": "films.mp4"]))
    }

    @Test func inWords() {
        let pattern: Pattern = [
            "a": .present, "b": nil, "c": [1, true], "d": .arrayContaining(["x"]), "e": .prefix("y"), "f": .suffix("z"),
            "g": .substring("s"), "h": .regularExpression("^a"), "i": .json([1]), "j": .number(1...2.5), "k": .not("l"),
            "m": .any(["n", "o"]), "p": .all([.prefix("q"), .suffix("r")]), "t": .arrayContainingInOrder([1, 2]),
            "u": .capture(Capture(), 1),
        ]
        #expect(
            pattern.description == #"{"a": present, "b": absent, "c": [1, true], "d": […, "x", …], "e": "y…", "f": "…z", "g": "…s…", "#
                + #""h": /^a/, "i": JSON [1], "j": 1 to 2.5, "k": not "l", "m": ("n" or "o"), "p": ("q…" and "…r"), "#
                + #""t": […, 1, …, 2, …], "u": 1, …}"#)
    }
}
