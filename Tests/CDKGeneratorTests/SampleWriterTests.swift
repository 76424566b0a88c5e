import Testing

@testable import CDKGenerator

/// Which samples a resource type has.
@Suite struct SampleWriterTests {
    private func samples(_ properties: String, types: [String: String]) throws -> String {
        let data = SmallDatabase.data(["r": SmallDatabase.resource("Letter", properties: properties)], types: types)
        let service = try #require(try DatabaseReader.read(data).services.first)
        let files = SampleWriter(origin: "a small database").files(of: [try Planner.plan(service)])
        return try #require(files.last).text
    }

    private static func reference(_ id: String) -> String { "{\"type\": \"ref\", \"reference\": {\"$ref\": \"\(id)\"}}" }

    @Test func setANestedTypeCompletelyWhereItIsMetFirst() throws {
        let text = try samples(
            "\"Back\": {\"type\": \(Self.reference("r/page"))}, \"Front\": {\"type\": \(Self.reference("r/page"))}",
            types: ["r/page": SmallDatabase.type("Page", "\"Next\": {\"type\": \(Self.reference("r/page"))}")])
        #expect(text.contains("CfnLetter(scope, id, back: fullPageProperty(), front: deferred(\"PageProperty\"))"))
        #expect(text.contains("CfnLetter.PageProperty(next: deferred(\"PageProperty\"))"))
    }

    @Test func showEachAlternative() throws {
        let text = try samples(
            """
            "Page": {"type": {"type": "union", "types": [\(Self.reference("r/page")), {"type": "string"}, \(Self.reference("r/card"))]}}
            """, types: ["r/page": SmallDatabase.type("Page", ""), "r/card": SmallDatabase.type("Card", "")])
        #expect(text.contains("[CfnLetterSample1.sample, CfnLetterSample2.sample]"))
        #expect(text.contains("page: AnyValue(reinterpreting: fullPageProperty() as Post.CfnLetter.PageProperty)"))
        #expect(text.contains("page: AnyValue(reinterpreting: fullCardProperty() as Post.CfnLetter.CardProperty)"))
    }
}
