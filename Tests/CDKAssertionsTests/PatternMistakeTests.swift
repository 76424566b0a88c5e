import CDK
import CDKAssertions
import CloudAssembly
import Testing

/// Patterns with which nothing can be compared as they were meant, and what is said of long ones.
@Suite struct PatternMistakeTests {
    private let template = Template(["Resources": ["Topic": ["Type": "AWS::SNS::Topic", "Properties": ["Names": ["a"], "Name": "a"]]]])

    private func told(_ properties: Pattern) -> String {
        failure { template.expectResource(ofType: "AWS::SNS::Topic", properties: properties) }
    }

    @Test func nilAmongElements() {
        let mistake = "An array of the pattern has nil among its elements, which no array of a template has: leave it out"
        #expect(told(["Names": ["a", nil]]) == mistake)
        #expect(told(["Names": .arrayContaining([nil, "a"])]) == mistake)
        #expect(failure { template.expectNoResource(ofType: "AWS::SNS::Topic", properties: ["Names": ["b", nil]]) } == mistake)
    }

    /// A pattern that matches nothing would let `not` match everything.
    @Test func noRegularExpression() {
        #expect(told(["Name": .not(.regularExpression("("))]) == "The pattern has /(/, which is no regular expression")
    }

    @Test func aDeferredValueInAText() {
        let stack = Stack(App(context: [:], outputDirectory: "never-written", processEnvironment: [:]), "S")
        let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        let name = String(describing: topic.ref)
        for pattern: Pattern in [.prefix(name), "\(name)-x", .json(["a": .suffix(name)]), .equal(["a": .string(name)]), [name: "a"]] {
            let told = told(["Name": pattern])
            #expect(told.hasPrefix("The pattern has a text with a deferred value (") && told.hasSuffix("or .present"), "\(told)")
        }
    }

    @Test func elementsThatAreNotThere() {
        #expect(
            told(["Names": ["a", .not("b")]]) == """
                No AWS::SNS::Topic is like that. The only one, Topic, differs:
                  Properties.Names[1]: is not there; it should be not "b"
                """)
        #expect(
            told(["Names": .arrayContaining(["a", .prefix("a")])]) == """
                No AWS::SNS::Topic is like that. The only one, Topic, differs:
                  Properties.Names: has no further element "a…": each of the pattern's needs one of its own
                """)
    }

    @Test func numbersWithoutAnEnd() {
        #expect([Pattern.number(5...), .number(...5), .number(0...5)].map(\.description) == ["5 or more", "5 or less", "0 to 5"])
        #expect(Pattern.number(5...).matches(7) && !Pattern.number(5...).matches(4) && !Pattern.number(...5).matches("5"))
    }

    @Test func longFailuresAreCut() {
        let many = OrderedMap((0..<60).map { ("Topic\($0)", JSON.object(["Type": "AWS::SNS::Topic"])) })
        let template = Template(["Resources": .object(many)])
        let wanted = Pattern.object(OrderedMap((0..<60).map { ("Name\($0)", Pattern(String(repeating: "x", count: 500))) }))
        for told in [
            failure { template.expectResource(ofType: "AWS::SNS::Topic", properties: wanted) },
            failure { template.expectAllResources(ofType: "AWS::SNS::Topic", properties: wanted) },
            failure { template.expectNoResource(ofType: "AWS::SNS::Topic") },
            failure { template.expectResourceCount(ofType: "AWS::SNS::Topic", 3) },
            failure { template.expect(matching: ["Resources": wanted]) },
        ] {
            #expect(!told.isEmpty && told.utf8.count < 12_000 && told.contains(" more"), "\(told.prefix(300))")
        }
    }
}
