import CloudAssembly
import Testing

/// Templates in YAML.
///
/// What random texts mean is compared with PyYAML in `Tests/YAML`.
@Suite struct YAMLTests {
    @Test(arguments: [
        ("a: yes", "{\"a\":true}"),
        ("a: Off", "{\"a\":false}"),
        ("a: y", "{\"a\":\"y\"}"),
        ("a: ~", "{\"a\":null}"),
        ("a:", "{\"a\":null}"),
        ("a: 010", "{\"a\":8}"),
        ("a: 0x1F", "{\"a\":31}"),
        ("a: 0b101", "{\"a\":5}"),
        ("a: 123456789012345680000", "{\"a\":123456789012345680000}"),
        ("a: 1_000", "{\"a\":1000}"),
        ("a: 1:30", "{\"a\":90}"),
        ("a: 1:30.5", "{\"a\":90.5}"),
        ("a: 012345678901", "{\"a\":\"012345678901\"}"),
        ("a: 1.10", "{\"a\":1.1}"),
        ("a: 1e3", "{\"a\":\"1e3\"}"),
        ("a: -.5", "{\"a\":\"-.5\"}"),
        ("a: 2012-10-17", "{\"a\":\"2012-10-17\"}"),
        ("a: '010'", "{\"a\":\"010\"}"),
        ("a: ! 010", "{\"a\":8}"),
        ("a: !!str 010", "{\"a\":\"010\"}"),
        ("a: !!int '10'", "{\"a\":10}"),
        ("010: x\nyes: y", "{\"010\":\"x\",\"yes\":\"y\"}"),
    ])
    func scalars(text: String, json: String) throws {
        #expect(try JSON(parsingYAML: text).text() == json)
    }

    @Test(arguments: [
        ("!Ref A", "{\"Ref\":\"A\"}"), ("!Condition A", "{\"Condition\":\"A\"}"), ("!GetAtt A.B.C", "{\"Fn::GetAtt\":[\"A\",\"B.C\"]}"),
        ("!GetAtt [A, B]", "{\"Fn::GetAtt\":[\"A\",\"B\"]}"), ("!Sub 10", "{\"Fn::Sub\":\"10\"}"), ("!GetAZs ''", "{\"Fn::GetAZs\":\"\"}"),
        ("!If [A, !Ref B, yes]", "{\"Fn::If\":[\"A\",{\"Ref\":\"B\"},true]}"),
        ("!Base64\n  Fn::Sub: |\n    x\n", "{\"Fn::Base64\":{\"Fn::Sub\":\"x\\n\"}}"),
        ("!Transform {Name: M, Parameters: {a: 1}}", "{\"Fn::Transform\":{\"Name\":\"M\",\"Parameters\":{\"a\":1}}}"),
        ("a: !Join\n- ','\n- [b, c]\n", "{\"a\":{\"Fn::Join\":[\",\",[\"b\",\"c\"]]}}"),
    ])
    func shortForms(text: String, json: String) throws {
        #expect(try JSON(parsingYAML: text).text() == json)
    }

    @Test func aliasesAndMergeKeys() throws {
        let text = "a: &x {b: 1, c: 2}\nd: *x\ne:\n  <<: [{b: 3}, *x]\n  f: 4\n"
        #expect(try JSON(parsingYAML: text) == ["a": ["b": 1, "c": 2], "d": ["b": 1, "c": 2], "e": ["b": 3, "c": 2, "f": 4]])
    }

    @Test func blockTexts() throws {
        func text(_ header: String) throws -> String? { try JSON(parsingYAML: "a: \(header)\n  b\n  c\n\n   d\n\n\ne: f")["a"]?.string }
        #expect(try text("|") == "b\nc\n\n d\n")
        #expect(try text("|-") == "b\nc\n\n d")
        #expect(try text("|+") == "b\nc\n\n d\n\n\n")
        #expect(try text(">") == "b c\n\n d\n")
        #expect(try text(">1-") == " b\n c\n\n  d")
    }

    @Test func charactersBeyondTheFirstPlane() throws {
        #expect(try JSON(parsingYAML: #"{"a": "\ud83d\ude00 \U0001F600"}"#) == ["a": "😀 😀"])
    }

    @Test(arguments: [
        ("a: b: c", "line 1, column 5: a mapping cannot begin on this line: give it lines of its own or braces"),
        ("a:\n  b: 1\n  b: 2", "line 3, column 3: the mapping has the key 'b' already"),
        ("a: !Foo b", "line 1, column 4: '!Foo' is not a tag of templates"),
        ("a: !!binary b", "line 1, column 4: '!!binary' is not a tag of templates"),
        ("a: !!int b", "line 1, column 10: 'b' is not what '!!int' says"),
        ("a: !Base64 !Sub b", "line 1, column 12: expected a value, not '!'"),
        ("a: .inf", "line 1, column 4: JSON cannot hold the number '.inf': put it in quotes"),
        ("a: 9007199254740993", "line 1, column 4: JSON cannot hold the number '9007199254740993': put it in quotes"),
        ("a: *b", "line 1, column 4: there is no '&b' before this alias"),
        ("a: &b [*b]", "line 1, column 8: '*b' stands within what it stands for"),
        ("a: {<<: 1}", "line 1, column 5: '<<' merges mappings, and nothing else"),
        ("a:\n\tb: c", "line 2, column 2: tabs cannot indent a line"),
        ("a:\n    b: c\n  d: e", "line 3, column 3: the line is indented further than those that it could belong to"),
        ("- a\nb: c", "line 2, column 1: expected '- ', for another entry of the list"),
        ("a: 'b", "line 1, column 4: a text in quotes is not closed"),
        ("a: [b,\n c", "line 1, column 4: brackets are not closed"),
        ("a: [b c: d e: f]", "line 1, column 13: expected ',' or ']'"),
        ("a: \"\\q\"", "line 1, column 5: '\\q' is not an escape"),
        ("a: \"\\ud83d\"", "line 1, column 5: the escape is not a character"),
        ("a: |x\n b", "line 1, column 5: expected '+', '-' or a digit from 1 to 9, each at most once"),
        ("[a]: b", "line 1, column 1: a key of a template is a text"),
        ("a: b\n---\nc: d", "line 2, column 1: a template is one document, but another begins here"),
        ("%TAG ! x:\n---\na: b", "line 1, column 1: '%TAG ! x:' is a directive that templates do not have"),
        ("a: \u{1}", "line 1, column 4: the character U+1 must be written as an escape"),
        ("a: @b", "line 1, column 4: expected a value, not '@'"),
        ("a: 'b' c", "line 1, column 8: expected the end of the line"),
    ])
    func mistakes(text: String, message: String) {
        #expect {
            _ = try JSON(parsingYAML: text)
        } throws: { error in
            (error as? YAMLSyntaxError)?.description == message
        }
    }

    @Test func bytesThatAreNoText() {
        #expect {
            _ = try JSON(parsingYAML: [0x61, 0xFF] as [UInt8])
        } throws: { error in
            (error as? YAMLSyntaxError)?.description == "line 1, column 1: the text is not UTF-8"
        }
    }
}
