import Foundation
import Testing

@testable import CDKGenerator

/// What differs between two small databases with a service `AWS::Post`.
@Suite struct ComparisonTests {
    private static let string = "{\"type\": {\"type\": \"string\"}}"
    private static let required = "{\"type\": {\"type\": \"string\"}, \"required\": true}"

    private func texts(_ texts: String...) -> String {
        "{\"type\": {\"type\": \"string\", \"allowedValues\": [\(texts.map(\.literal).joined(separator: ", "))]}}"
    }

    private func reference(_ id: String, before former: String? = nil) -> String {
        func type(_ id: String) -> String { "{\"type\": \"ref\", \"reference\": {\"$ref\": \"r/\(id)\"}}" }
        return "{\"type\": \(type(id))" + (former.map { ", \"previousTypes\": [\(type($0))]" } ?? "") + "}"
    }

    /// What programs see of a resource type `AWS::Post::Letter`.
    private func letter(_ properties: String, attributes: String = "", types: [String: String] = [:]) throws -> Surface {
        try surface(["r": SmallDatabase.resource("Letter", properties: properties, attributes: attributes)], types: types)
    }

    private func surface(_ resources: [String: String], types: [String: String] = [:], namespace: String = "AWS::Post") throws -> Surface {
        let data = SmallDatabase.data(resources, types: types, namespace: namespace)
        return Surface(
            try DatabaseReader.read(data).services.map(Planner.plan),
            mediaConvertSettings: SettingsPlan(structures: [], sharedConstants: []))
    }

    private struct Seen: Equatable {
        let path: String
        let effect: Change.Effect
        let isBreaking: Bool
    }

    private func listed(_ before: Surface, _ after: Surface) -> [Seen] {
        Comparison(before: before, after: after).changes.filter(\.isListed)
            .map { Seen(path: $0.entry.path, effect: $0.effect, isBreaking: $0.isBreaking) }
    }

    @Test func nothingDiffersFromItself() throws {
        let letter = try letter(
            "\"Size\": \(texts("A4", "A5")), \"Page\": \(reference("page"))", types: ["r/page": SmallDatabase.type("Page", "")])
        #expect(Comparison(before: letter, after: letter).changes.isEmpty)
    }

    @Test func namesPropertiesThatComeAndGo() throws {
        let before = try letter("\"Old\": \(Self.string), \"Kept\": \(Self.string)")
        let after = try letter("\"New\": \(Self.string), \"Needed\": \(Self.required), \"Kept\": \(Self.string)")
        #expect(
            listed(before, after) == [
                Seen(path: "CfnLetter.needed", effect: .addedAsRequired, isBreaking: true),
                Seen(path: "CfnLetter.new", effect: .added, isBreaking: false),
                Seen(path: "CfnLetter.old", effect: .removed, isBreaking: true),
            ])
    }

    @Test func namesWhatArgumentsTakeAndWhereTheyStand() throws {
        let before = try letter("\"A\": \(Self.string), \"B\": \(Self.required), \"C\": \(Self.string)")
        let after = try letter(
            "\"A\": \(Self.required), \"B\": \(Self.string), \"C\": {\"type\": {\"type\": \"integer\"}, \"deprecated\": \"WARN\"}")
        #expect(
            listed(before, after) == [
                Seen(path: "CfnLetter.a", effect: .madeRequired, isBreaking: true),
                Seen(path: "CfnLetter.b", effect: .madeOptional, isBreaking: true),
                Seen(path: "CfnLetter.c", effect: .typeChanged(from: "Value<String>", to: "Value<Int>"), isBreaking: true),
                Seen(path: "CfnLetter.c", effect: .deprecated, isBreaking: false),
            ])
    }

    @Test func tellsAnotherSpellingInTemplatesFromAnotherName() throws {
        let before = try letter("\"PageURL\": \(Self.string)", attributes: "\"Stamp.Price\": \(Self.string)")
        let after = try letter("\"PageUrl\": \(Self.string)", attributes: "\"StampPrice\": \(Self.string)")
        #expect(
            listed(before, after) == [
                Seen(path: "CfnLetter.attrStampPrice", effect: .standsForAnother(from: "Stamp.Price", to: "StampPrice"), isBreaking: false),
                Seen(path: "CfnLetter.pageUrl", effect: .standsForAnother(from: "PageURL", to: "PageUrl"), isBreaking: false),
            ])
    }

    @Test func anAcceptedClassThatGoesBreaksPrograms() throws {
        let letter = SmallDatabase.resource("Letter", properties: "\"A\": \(Self.string)")
        let before = try surface(["r": letter, "s": SmallDatabase.resource("Stamp")])
        let after = try surface(["s": SmallDatabase.resource("Stamp")])
        #expect(listed(before, after) == [Seen(path: "CfnLetter", effect: .removed, isBreaking: true)])
    }

    @Test func aClassWithAnotherNameBreaksProgramsOnce() throws {
        // As it was called while there were no namespaces.
        let rule = try surface(["r": SmallDatabase.resource("Rule", properties: "\"A\": \(Self.string)")])
        func former(_ path: String) -> String { path.replacing("CfnRule", with: "CfnPostRule") }
        let before = rule.entries.map { entry in
            Entry(
                module: entry.module, kind: entry.kind, path: former(entry.path), parent: entry.parent.map(former),
                original: entry.original, templateText: entry.templateText, type: entry.type, accessor: entry.accessor)
        }
        #expect(listed(Surface(before), rule) == [Seen(path: "CfnRule", effect: .renamed(from: "CfnPostRule"), isBreaking: true)])
    }

    @Test func whatComesAsAWholeIsNamedOnceAndCountedInFull() throws {
        let letter = SmallDatabase.resource("Letter", properties: "\"A\": \(Self.string), \"B\": \(Self.string)")
        let comparison = Comparison(
            before: try surface(["s": SmallDatabase.resource("Stamp")]),
            after: try surface(["s": SmallDatabase.resource("Stamp"), "r": letter]))
        #expect(comparison.changes.filter(\.isListed).map(\.entry.path) == ["CfnLetter"])
        #expect(comparison.changes.map(\.entry.path) == ["CfnLetter", "CfnLetter.a", "CfnLetter.b"])
        #expect(comparison.before == [.module: 1, .resourceType: 1])
        #expect(comparison.after == [.module: 1, .resourceType: 2, .property: 2])
    }

    @Test func servicesComeAndGoAsModules() throws {
        let post = try surface(["r": SmallDatabase.resource("Letter")])
        let mail = try surface(["r": SmallDatabase.resource("Letter")], namespace: "AWS::Mail")
        #expect(
            listed(post, mail) == [
                Seen(path: "CDKMail", effect: .added, isBreaking: false), Seen(path: "CDKPost", effect: .removed, isBreaking: true),
            ])
    }

    @Test func aFormerNameOfANestedTypeIsDeprecatedAndBreaksNothing() throws {
        let page = SmallDatabase.type("Page", "\"Line\": \(Self.string)")
        let sheet = SmallDatabase.type("Sheet", "\"Line\": \(Self.string)")
        let before = try letter("\"First\": \(reference("sheet"))", types: ["r/sheet": sheet])
        let after = try letter("\"First\": \(reference("page", before: "sheet"))", types: ["r/page": page, "r/sheet": sheet])
        #expect(
            listed(before, after) == [
                Seen(path: "CfnLetter.PageProperty", effect: .added, isBreaking: false),
                Seen(path: "CfnLetter.SheetProperty", effect: .deprecated, isBreaking: false),
            ])
    }

    @Test func aTypeOfConstantsWithAnotherNameIsRenamedWithoutItsUses() throws {
        let before = try letter("\"Size\": \(texts("A4", "A5"))")
        // Another set claims the name too.
        let after = try letter(
            "\"Size\": \(texts("A4", "B5")), \"Page\": \(reference("page"))",
            types: ["r/page": SmallDatabase.type("Page", "\"Size\": \(texts("C4"))")])
        #expect(
            listed(before, after) == [
                Seen(path: "CfnLetter.LetterSize", effect: .renamed(from: "CfnLetter.Size"), isBreaking: true),
                Seen(path: "CfnLetter.LetterSize.b5", effect: .added, isBreaking: false),
                Seen(path: "CfnLetter.PageProperty", effect: .added, isBreaking: false),
                Seen(path: "CfnLetter.PageSize", effect: .added, isBreaking: false),
                Seen(path: "CfnLetter.Size.a5", effect: .removed, isBreaking: true),
                Seen(path: "CfnLetter.page", effect: .added, isBreaking: false),
            ])
    }

    @Test func aTypeThatClassesShareIsNamedWithTheFirst() throws {
        func letters(_ line: String) throws -> Surface {
            func resource(_ name: String, _ id: String) -> String {
                SmallDatabase.resource(
                    name, properties: "\"Page\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"\(id)/page\"}}}")
            }
            let page = SmallDatabase.type("Page", "\"Line\": \(line)")
            return try surface(["a": resource("Card", "a"), "b": resource("Letter", "b")], types: ["a/page": page, "b/page": page])
        }
        let comparison = Comparison(before: try letters(Self.string), after: try letters(Self.required))
        #expect(comparison.changes.map(\.entry.path) == ["CfnCard.PageProperty.line", "CfnLetter.PageProperty.line"])
        #expect(comparison.changes.map(\.isListed) == [true, false])
    }

    @Test func settingsHaveLimitsAsWell() throws {
        func settings(_ range: SettingsRange, _ type: SettingsType = .text(length: .all, pattern: nil)) -> Surface {
            let members = [
                SettingsMemberPlan(name: "Count", label: "count", type: .integer(range), isRequired: false),
                SettingsMemberPlan(name: "Names", label: "names", type: .list(type, length: range), isRequired: false),
            ]
            return Surface(
                [],
                mediaConvertSettings: SettingsPlan(
                    structures: [SettingsStructurePlan(name: "Box", members: members, constants: [])], sharedConstants: []))
        }
        #expect(
            listed(settings(.all), settings(SettingsRange(minimum: 1, maximum: 2.5), .text(length: .all, pattern: "^x$"))) == [
                Seen(path: "Box.count", effect: .limitsChanged(from: "none", to: "a number from 1 to 2.5"), isBreaking: true),
                Seen(
                    path: "Box.names",
                    effect: .limitsChanged(from: "none", to: "a number of elements from 1 to 2.5, each the pattern ^x$"), isBreaking: true),
            ])
    }
}
