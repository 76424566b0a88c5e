import CloudAssembly
import Testing

@testable import CDKGenerator

/// Keywords that the table does not have, said by others.
@Suite struct ConditionalKeywordsTests {
    @Test(arguments: [
        (#"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#, #"{"allOf":[{"if":{"required":["a"]},"then":{"required":["b"]}}]}"#),
        (
            #"{"if": {"required": ["a"]}, "else": {"required": ["b"]}}"#,
            #"{"allOf":[{"if":{"not":{"required":["a"]}},"then":{"required":["b"]}}]}"#
        ),
        (#"{"contains": {"enum": ["a"]}}"#, #"{"not":{"items":{"not":{"enum":["a"]}}}}"#),
        (#"{"properties": {"a": false, "b": true}}"#, #"{"properties":{"b":true},"excluded":["a"]}"#),
        (#"{"pattern": "^(?!aurora).*$"}"#, #"{"not":{"pattern":"^aurora"}}"#),
        (#"{"pattern": "^1(?i)gb$"}"#, #"{"pattern":"^1[gG][bB]$"}"#),
    ])
    func isReplaced(_ schema: String, _ expected: String) throws {
        #expect(ConditionalKeywords.replaced(in: try JSON(parsing: schema)).description == expected)
    }

    @Test func valuesByRegionAreGroupedByTheirRegions() throws {
        let lists = ["dax": ["eu-south-1": Set(["a", "b"]), "us-east-1": ["b", "c"]], "ec2": ["us-east-1": ["d"]]]
        #expect(try RegionalValuesWriter.text(of: lists) == "eu-south-1 us-east-1\ndax 3\n 1 a\n 3 b\n 2 c\nec2 2\n 2 d\n")
    }
}
