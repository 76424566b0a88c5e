import Testing

@testable import CDKGenerator

@Suite struct SourceTextTests {
    @Test func breaksCommentsBetweenWords() {
        var source = SourceText()
        source.comment(Array(repeating: "word", count: 30).joined(separator: " "), bullet: "  - ")
        #expect(source.lines.count == 2)
        #expect(source.lines.allSatisfy { $0.count <= SourceText.maximumWidth })
        #expect(source.lines[1].hasPrefix("///     word"))
    }

    @Test func keepsWordsThatAreTooLong() {
        var source = SourceText()
        source.comment(String(repeating: "x", count: 200))
        #expect(source.lines == ["/// " + String(repeating: "x", count: 200)])
    }

    @Test func breaksListsThatAreTooLong() {
        var source = SourceText()
        source.list("f(", ["a", "b"], ")")
        source.list("f(", [String(repeating: "a", count: 140), "b"], ")")
        #expect(source.lines == ["f(a, b)", "f(", "    " + String(repeating: "a", count: 140) + ",", "    b", ")"])
    }

    @Test func packsArguments() {
        var source = SourceText()
        let long = String(repeating: "a", count: 100)
        source.packedList("f(", [], ")")
        source.packedList("f(", ["a", "b"], ")")
        source.packedList("f(", [long, long, "b"], ")")
        #expect(source.lines == ["f()", "f(a, b)", "f(\(long),", "    \(long), b)"])
    }

    @Test func breaksTextsBetweenPieces() {
        var source = SourceText()
        let long = String(repeating: "a", count: 100)
        source.list("var a: String", of: ["a", "b\"", ""])
        source.list("var a: String", of: [long, long, "b"])
        #expect(
            source.lines == [
                "var a: String { \"a|b\\\"|\" }", "var a: String {", "    \"\"\"", "    \(long)|\\", "    \(long)|b", "    \"\"\"", "}",
            ])
    }

    @Test func breaksShortBlocksThatAreTooLong() {
        var source = SourceText()
        source.shortBlock("var a: Int", "1")
        source.shortBlock("var a: Int", String(repeating: "1", count: 140))
        #expect(source.lines == ["var a: Int { 1 }", "var a: Int {", "    " + String(repeating: "1", count: 140), "}"])
    }

    @Test func escapesLiterals() {
        #expect("a\"b\\c\nd".literal == "\"a\\\"b\\\\c\\nd\"")
    }
}
