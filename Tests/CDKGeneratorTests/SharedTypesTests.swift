import CloudAssembly
import Testing

@testable import CDKGenerator

@Suite struct SharedTypesTests {
    private func plans(stampType: String, limits: [String: JSON] = [:]) throws -> [ResourcePlan] {
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
        let schemas = limits.mapValues { ["definitions": ["Stamp": ["properties": ["Price": $0]]]] as JSON }
        let service = try #require(PropertySchemas.add(schemas, to: try DatabaseReader.read(data).services).first)
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

    @Test func limitsOfTypesThatAreAlikeAreThoseOfAll() throws {
        func limits(_ letter: Int) throws -> [String] {
            let limits: [String: JSON] = ["AWS::Post::Card": ["maxLength": 5], "AWS::Post::Letter": ["maxLength": .number(Double(letter))]]
            let plans = try plans(stampType: "string", limits: limits)
            #expect(plans[1].aliases.count == 2)
            return try #require(plans[0].structures.first { $0.name == "StampProperty" }).parameters.flatMap(\.limits)
        }
        #expect(try limits(5) == ["At most 5 characters."])
        #expect(try limits(6) == [])
    }

    @Test func tellsTypesApartByTheTypesThatTheyUse() throws {
        let plans = try plans(stampType: "integer")
        #expect(plans.map { $0.structures.map(\.name) } == [["PageProperty", "StampProperty"], ["PageProperty", "StampProperty"]])
        #expect(plans.map(\.aliases) == [[], []])
    }
}
