import Testing

@testable import CDK

@Suite struct TagManagerTests {
    /// The keys and values, as aws-cdk-lib's TagManager gives them for the same calls.
    @Test func priorities() {
        let tags = TagManager(.standard, initial: [CfnTag(key: "a", value: "1"), CfnTag(key: "b", value: "2")])
        tags.remove("a", priority: 10)
        tags.remove("b", priority: 50)
        tags.set("b", "3", priority: 49)
        tags.set("c", "4", priority: 7)
        tags.set("c", "5", priority: 6)
        tags.set("d", "6", priority: 1)
        tags.remove("d", priority: 1)
        #expect(["a", "b", "c", "d"].map { tags[$0]?.literal } == ["1", nil, "4", nil])
    }

    /// Strings that are equal to Swift, and not to JavaScript or AWS: é as one scalar and as two.
    @Test func keysAreComparedByScalars() {
        let tags = TagManager(.standard, initial: [])
        tags.remove("caf\u{e9}", priority: 10)
        tags.set("cafe\u{301}", "1")
        #expect(tags["cafe\u{301}"]?.literal == "1" && tags["caf\u{e9}"] == nil)
    }

    @Test func givenTagsAreReplaced() {
        let tags = TagManager(.standard, initial: [CfnTag(key: "a", value: "1"), CfnTag(key: "b", value: "2")])
        tags.set("b", "3", priority: 100)
        tags.replaceInitial(.list([CfnTag(key: "c", value: "4").raw]))
        #expect(["a", "b", "c"].map { tags[$0]?.literal } == [nil, "3", "4"])
        tags.set("a", "5", priority: 0)
        #expect(tags["a"]?.literal == "5", "nothing is left of the tag that was given")
    }

    @Test func tagsThatAreNoPairStandBehindTheOthers() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        let isLive = CfnCondition(stack, "IsLive", expression: Fn.equals(PseudoParameter.region, "eu-south-1"))
        var bag = PropertyBag()
        bag.set("Tags", [.if(isLive, CfnTag(key: "z", value: "1")), CfnTag(key: "b", value: "2")] as List<CfnTag>)
        _ = CfnResource(stack, "T", ResourceType("AWS::SNS::Topic", tags: .standard), bag, file: #fileID, line: #line)
        Tags.of(stack).add("c", "3")
        let file = try #require(try app.render().first { $0.path == "S.template.json" })
        #expect(
            try JSON(parsing: file.bytes)["Resources"]?["T"]?["Properties"]?["Tags"] == [
                ["Key": "b", "Value": "2"], ["Key": "c", "Value": "3"],
                ["Fn::If": ["IsLive", ["Key": "z", "Value": "1"], ["Ref": "AWS::NoValue"]]],
            ])
    }

    @Test func aPriorityBelowZero() {
        let found = App.mistakes { Aspects.of($0).add(priority: AspectPriority(rawValue: -1)) { _ in } }
        #expect(found == ["The aspect's priority is -1"])
    }
}
