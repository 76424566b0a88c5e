import CloudAssembly
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1.0, "1"), (1.5, "1.5"), (-2.25, "-2.25"), (1e21, "1e+21"), (1e-7, "1e-7"), (0.000001, "0.000001"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"), (0.1 + 0.2, "0.30000000000000004"), (1.5e300, "1.5e+300"),
        (9_007_199_254_740_993.0, "9007199254740992"), (Double.leastNonzeroMagnitude, "5e-324"), (1e20, "100000000000000000000"),
        (12.5e-7, "0.00000125"), (1.25e-9, "1.25e-9"),
    ])
    func numbersPrintAsInJavaScript(number: Double, text: String) {
        #expect(JSON.number(number).text() == text)
    }

    @Test func objectsEnumerateAsInJavaScript() {
        let object: OrderedMap<JSON> = ["b": 1, "10": 2, "2": 3, "a": 4, "02": 5, "4294967295": 6, "-1": 7, "4294967294": 8]
        #expect(object.keys == ["2", "10", "4294967294", "b", "a", "02", "4294967295", "-1"])
    }

    @Test func keysAreComparedByScalars() {
        let composed = "\u{e9}"
        let decomposed = "e\u{301}"
        #expect(composed == decomposed, "Swift takes them for equal")
        let object: OrderedMap<JSON> = [composed: 1, decomposed: 2]
        #expect(object.count == 2)
        #expect(object[composed] == 1)
    }

    @Test func removedKeysComeBackAtTheEnd() {
        var object: OrderedMap<JSON> = ["a": 1, "b": 2, "7": 3]
        object["a"] = nil
        object["7"] = nil
        object["a"] = 4
        object["5"] = 5
        #expect(object.keys == ["5", "b", "a"])
    }

    @Test func stringsAreEscapedAsInJavaScript() {
        let text = JSON.string("\"\\/\u{8}\t\n\u{c}\r\u{1}\u{1f}\u{7f}\u{2028}é😀").text()
        #expect(text == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u{7f}\u{2028}é😀\"")
    }

    @Test func indentation() {
        let json: JSON = ["a": [], "b": [:], "c": [1, ["d": nil]]]
        #expect(json.text() == #"{"a":[],"b":{},"c":[1,{"d":null}]}"#)
        #expect(
            json.text(indent: 1) == """
                {
                 "a": [],
                 "b": {},
                 "c": [
                  1,
                  {
                   "d": null
                  }
                 ]
                }
                """)
    }

    @Test(arguments: [
        #"{"a":[1,-2.5e3,true,false,null,"x\u00e9\ud83d\ude00\n"],"b":{}}"#, "[]", " 1 ", "\"\"", "{\"a\" : [ 1 , 2 ] }",
    ])
    func parsedTextPrintsTheSame(text: String) throws {
        let json = try JSON(parsing: text)
        #expect(try JSON(parsing: json.text()) == json)
        #expect(try JSON(parsing: json.text(indent: 2)) == json)
    }

    @Test(arguments: [
        ("", 1, 1, "unexpected end of the text"), ("{", 1, 2, "expected a member name in quotes"), ("[1,]", 1, 4, "expected a value"),
        ("{\"a\" 1}", 1, 6, "expected ':' after a member name"), ("[1 2]", 1, 4, "expected ',' or ']'"),
        ("{\"a\":1 \"b\"}", 1, 8, "expected ',' or '}'"), ("nul", 1, 1, "expected a value"), ("\"a", 1, 3, "a string is not closed"),
        ("\"\\x\"", 1, 4, "unknown escape sequence"), ("\"\\ud83d\"", 1, 8, "half of a surrogate pair stands alone"),
        ("\"\u{1}\"", 1, 2, "control characters in a string must be escaped"), ("1.", 1, 3, "expected a digit"),
        ("\"\\u12\"", 1, 4, "expected four hexadecimal digits"), ("\"\\u+123\"", 1, 4, "expected four hexadecimal digits"),
        ("[1]\n x", 2, 2, "unexpected text after the value"), ("-", 1, 2, "expected a digit"),
    ])
    func syntaxErrorsSayWhere(text: String, line: Int, column: Int, reason: String) {
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        do {
            _ = try JSON(parsing: text)
        } catch {
            #expect((error.line, error.column, error.reason) == (line, column, reason))
        }
    }

    @Test func deepNestingIsAnErrorNotACrash() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    }

    @Test func codableKeepsTheOrderOfMembers() throws {
        struct Example: Codable, Equatable {
            var zeta = 1
            var alpha: [String: Bool]? = nil
            var map: OrderedMap<Double> = ["z": 1.5, "a": 2]
            var list: [JSON] = [1, "x", nil]
        }
        let json = try JSON(encoding: Example())
        #expect(json.text() == #"{"zeta":1,"map":{"z":1.5,"a":2},"list":[1,"x",null]}"#)
        #expect(try json.decode(Example.self) == Example())
    }

    @Test func decodingSaysWhatIsMissing() throws {
        struct Example: Codable { var name: String }
        do {
            _ = try (["nom": "x"] as JSON).decode(Example.self)
            Issue.record("decoded an object without its member")
        } catch DecodingError.keyNotFound(_, let context) {
            #expect(context.debugDescription == "the member 'name' is missing")
        }
    }
}
