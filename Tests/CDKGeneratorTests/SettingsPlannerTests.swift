import Foundation
import Testing

@testable import CDKGenerator

@Suite struct SettingsPlannerTests {
    private func plan(_ shapes: String, roots: [String] = ["Letter"]) throws -> SettingsPlan {
        try SettingsPlanner.plan(ServiceModel.read(Data("{\"shapes\": {\(shapes)}}".utf8)), roots: roots)
    }

    /// The type of a structure's one member, which has a shape called `Part`.
    private func type(_ part: String, name: String = "Part", others: String = "") throws -> SettingsType? {
        let letter = "\"Letter\": {\"type\": \"structure\", \"members\": {\"Part\": {\"shape\": \"\(name)\"}}}"
        return try plan("\(letter), \"\(name)\": \(part)\(others)").structures.first { $0.name == "Letter" }?.members.first?.type
    }

    @Test func givesMembersTypes() throws {
        #expect(try type("{\"type\": \"integer\"}") == .integer(.all))
        #expect(try type("{\"type\": \"long\", \"min\": -1, \"max\": 5}") == .integer(SettingsRange(minimum: -1, maximum: 5)))
        #expect(try type("{\"type\": \"double\"}") == .number(.all))
        #expect(
            try type("{\"type\": \"string\", \"max\": 5, \"pattern\": \"^a$\"}")
                == .text(length: SettingsRange(maximum: 5), pattern: "^a$"))
        #expect(try type("{\"type\": \"string\", \"enum\": [\"A\"]}") == .constant("Part"))
        #expect(try type("{\"type\": \"structure\", \"members\": {}}") == .structure("Part"))
        let text = ", \"Text\": {\"type\": \"string\"}"
        #expect(
            try type("{\"type\": \"list\", \"member\": {\"shape\": \"Text\"}, \"min\": 1}", others: text)
                == .list(.text(length: .all, pattern: nil), length: SettingsRange(minimum: 1)))
        #expect(
            try type("{\"type\": \"map\", \"key\": {\"shape\": \"Text\"}, \"value\": {\"shape\": \"Text\"}}", others: text)
                == .map(.text(length: .all, pattern: nil)))
    }

    @Test func readsLimitsOfFractionsFromTheirNames() throws {
        let double = "{\"type\": \"double\"}"
        #expect(try type(double, name: "__doubleMin0Max1") == .number(SettingsRange(minimum: 0, maximum: 1)))
        #expect(try type(double, name: "__doubleMinNegative60MaxNegative1") == .number(SettingsRange(minimum: -60, maximum: -1)))
        #expect(try type(double, name: "__doubleMin0") == .number(SettingsRange(minimum: 0)))
        #expect(try type("{\"type\": \"integer\"}", name: "__integerMin0Max1") == .integer(.all))
    }

    @Test func leavesOutWhatNoRootUses() throws {
        let shapes = """
            "Letter": {"type": "structure", "members": {"Page": {"shape": "Page"}}},
            "Page": {"type": "structure", "members": {"Next": {"shape": "Page"}}},
            "Parcel": {"type": "structure", "members": {}}
            """
        #expect(try plan(shapes).structures.map(\.name) == ["Letter", "Page"])
    }

    @Test func keepsConstantsWithTheirOnlyUser() throws {
        let shapes = """
            "Letter": {"type": "structure", "members": {"A": {"shape": "Paper"}, "B": {"shape": "Paper"}, "C": {"shape": "Ink"}}},
            "Page": {"type": "structure", "members": {"C": {"shape": "Ink"}}},
            "Paper": {"type": "string", "enum": ["A4"]}, "Ink": {"type": "string", "enum": ["BLUE"]},
            "Priority": {"type": "string", "enum": ["HIGH"]}
            """
        let plan = try plan(shapes, roots: ["Letter", "Page", "Priority"])
        #expect(plan.structures.map { $0.constants.map(\.name) } == [["Paper"], []])
        #expect(plan.sharedConstants.map(\.name) == ["Ink", "Priority"])
    }

    @Test func saysWhatItCannotUse() {
        func message(_ shapes: String, roots: [String] = ["Letter"]) -> String? {
            do {
                _ = try plan(shapes, roots: roots)
                return nil
            } catch {
                return "\(error)"
            }
        }
        func letter(_ shape: String) -> String {
            "\"Letter\": {\"type\": \"structure\", \"members\": {\"Part\": {\"shape\": \"\(shape)\"}}}"
        }
        #expect(message("") == "The shape Letter of the roots is missing.")
        #expect(message(letter("Part")) == "The shape Part of Letter.Part is missing.")
        #expect(message(letter("Part") + ", \"Part\": {\"type\": \"blob\"}") == "Part has a type that settings cannot have: blob.")
        #expect(message(letter("Part") + ", \"Part\": {\"type\": \"list\"}") == "Part is a list of no type.")
        #expect(message(letter("Part") + ", \"Part\": {\"type\": \"map\"}") == "Part is a map to no type.")
        #expect(
            message(letter("Part") + ", \"Part\": {\"type\": \"string\", \"enum\": [\"A 4\"]}") == "Part has a text with a space: A 4.")
        #expect(message("\"Letter\": {\"type\": \"integer\"}") == "Letter is neither a structure nor a set of texts.")
        #expect(
            message("\"Letter\": {\"type\": \"structure\", \"required\": [\"Part\"]}")
                == "Letter requires a member Part that it does not have.")
    }
}
