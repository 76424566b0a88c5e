import Testing

@testable import CDKGenerator

@Suite struct SharedTypesTests {
    private func plans(stampType: String) throws -> [ResourcePlan] {
        func page(_ id: String) -> String { "\"Page\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"\(id)\"}}}" }
        let string = "{\"type\": {\"type\": \"string\"}}"
        let data = SmallDatabase.data(
            [
                "a": SmallDatabase.resource("Card", properties: page("a/page")),
                "b": SmallDatabase.resource("Letter", properties: page("b/page")),
            ],
            types: [
                "a/page": SmallDatabase.type(
                    "Page",
                    "\"Next\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"a/page\"}}}, "
                        + "\"Stamp\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"a/stamp\"}}}"),
                "b/page": SmallDatabase.type(
                    "Page",
                    "\"Next\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"b/page\"}}}, "
                        + "\"Stamp\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"b/stamp\"}}}"),
                "a/stamp": SmallDatabase.type("Stamp", "\"Price\": \(string)"),
                "b/stamp": SmallDatabase.type("Stamp", "\"Price\": {\"type\": {\"type\": \"\(stampType)\"}}"),
            ])
        let service = try #require(try DatabaseReader.read(data).services.first)
        return try Planner.plan(service).resources
    }

    @Test func writesTypesThatAreAlikeOnce() throws {
        let plans = try plans(stampType: "string")
        #expect(plans.map { $0.structures.map(\.name) } == [["PageProperty", "StampProperty"], []])
        #expect(
            plans.map(\.aliases) == [
                [], [AliasPlan(name: "PageProperty", className: "CfnCard"), AliasPlan(name: "StampProperty", className: "CfnCard")],
            ])
    }

    @Test func tellsTypesApartByTheTypesThatTheyUse() throws {
        let plans = try plans(stampType: "integer")
        #expect(plans.map { $0.structures.map(\.name) } == [["PageProperty", "StampProperty"], ["PageProperty", "StampProperty"]])
        #expect(plans.map(\.aliases) == [[], []])
    }
}
