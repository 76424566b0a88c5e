import Testing

@testable import CDKSchemas

@Suite struct PatternTests {
    /// A pattern, texts that match and texts that do not.
    static let cases: [(String, [String], [String])] = [
        ("^[a-zA-Z0-9-_]{1,80}$", ["orders", "a-b_c", String(repeating: "x", count: 80)], ["", "a b", String(repeating: "x", count: 81)]),
        ("abc", ["abc", "xabcx"], ["ab", "acb"]),
        ("^(?!aws:)[a-z:]+$", ["mine:x", "aws"], ["aws:x", "aws:"]),
        ("^(?=.{2,4}$)[a-z]+$", ["ab", "abcd"], ["a", "abcde", "AB"]),
        ("^[0-9a-z.]*(?<!\\.)$", ["a.b", ""], ["a."]),
        ("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$", ["Größe = 1", "日本"], ["a*", "\u{7}"]),
        ("^\\P{C}+$", ["a b"], ["a\u{0}"]),
        ("^[^\\P{L}]+$", ["é"], ["1"]),
        ("^(a|ab)(c|bcd)$", ["ac", "abc", "abcd", "abbcd"], ["ab", "abcdd"]),
        ("^(a*)*$", ["", "aaaa"], ["aab"]),
        ("^(?:[a-z]+,){2,3}z$", ["a,b,z", "a,b,c,z"], ["a,z", "a,b,c,d,z"]),
        ("^cron\\(.*\\)$|^rate\\(\\d+ (minute|hour|day)s?\\)$", ["cron(x)", "rate(5 minutes)"], ["rate(five minutes)", "at(1)"]),
        ("^[]a]+$", ["]a"], ["b"]),
        ("^[a\\]b]$", ["]", "a"], ["c"]),
        ("^[\\w-]+$", ["a-b"], ["a.b"]),
        ("^[+-=]$", ["+", "3", "="], [">"]),
        ("^a{,2}$", ["", "aa"], ["aaa"]),
        ("^a{x}$", ["a{x}"], ["a"]),
        ("^.$", ["x", "日", "x\n"], ["", "\n", "xy"]),
        ("^x\\Z", ["x"], ["x\n", "xx"]),
        ("(?s)^a.b$", ["a\nb"], ["ab"]),
        ("^(?!(?i)(stop|help)$)[ \\S]+", ["stopped", "go"], ["STOP", "help"]),
        ("\\bus\\b", ["to us", "us"], ["bus"]),
        ("^[\\u0020-\\uD7FF]+$", ["a z"], ["\t"]),
        ("^\\x41$", ["A"], ["B"]),
        ("^[a-z]??[0-9]+?$", ["a1", "12"], ["aa1"]),
        ("^(?:(?:25[0-5]|1?\\d?\\d)\\.){3}\\d+$", ["10.0.0.1"], ["10.0.0", "256.1.1.1"]),
        ("", ["", "anything"], []),
    ]

    @Test(arguments: cases) func matches(_ pattern: String, texts: [String], others: [String]) throws {
        let compiled = try Pattern(pattern)
        for text in texts { #expect(compiled.matches(text) == true, "\(pattern) \(text)") }
        for text in others { #expect(compiled.matches(text) == false, "\(pattern) \(text)") }
    }

    /// The bits that are written down are those that Unicode gives.
    @Test(arguments: [("\\d", CharacterSet.Property.digit), ("\\w", .letterOrDigit), ("\\s", .space)])
    func asciiOfClasses(_ pattern: String, property: CharacterSet.Property) throws {
        let compiled = try Pattern("^\(pattern)$")
        for scalar in (0..<128).compactMap(Unicode.Scalar.init) {
            let code = scalar.properties.generalCategory
            let expected =
                switch property {
                case .digit: code == .decimalNumber
                case .letterOrDigit: scalar.properties.isAlphabetic || code == .decimalNumber || scalar == "_"
                default: scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
                }
            #expect(compiled.matches(String(scalar)) == expected, "\(scalar.value)")
        }
    }

    @Test(arguments: [
        ("(a", "a parenthesis that is not closed"), ("a)", "a parenthesis that closes nothing"), ("[a", "a class that is not closed"),
        ("*a", "a quantifier of nothing"), ("a++", "a possessive quantifier"), ("(a)\\1", "a back reference"),
        ("[z-a]", "a range whose bounds are reversed"), ("a{3,2}", "a repetition whose bounds are reversed"),
        ("[a&&b]", "an intersection of classes"), ("[[:alpha:]]", "a named class"), ("\\p{Greek}", "the property Greek"),
        ("(?<name>a)", "a kind of group"), ("\\q", "the escape \\q"), ("\\", "a last backslash"), ("\\u00g0", "a number that is none"),
        ("((a{1000}b){1000}c){1000}", "large repetitions"), ("(?:(?!(?:ab){500}c)d){500}", "large repetitions"),
        (String(repeating: "(", count: 5000), "deep nesting"),
    ]) func refuses(_ pattern: String, reason: String) {
        #expect(throws: PatternError(reason)) { try Pattern(pattern) }
    }

    /// The classic that takes others exponential time.
    @Test func doesNotHang() throws {
        let cases = [
            (try Pattern("^(a+)+$"), String(repeating: "a", count: 2_000) + "!"),
            (try Pattern("^(a|aa)+$"), String(repeating: "a", count: 2_000) + "!"),
            (try Pattern("(x+x+)+y"), String(repeating: "x", count: 4_000)),
        ]
        let duration = ContinuousClock().measure {
            for (pattern, text) in cases { #expect(pattern.matches(text) != true) }
        }
        #expect(duration < .seconds(10))
    }
}
