import Foundation
import Testing

@testable import CDKGenerator

/// What is written for a small service, compared with `Snapshots`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment it is recorded.
@Suite struct SnapshotTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    @Test func writesAService() throws {
        let database = try Data(contentsOf: Self.directory.appending(path: "post.json"))
        let service = try #require(try DatabaseReader.read(database).services.first)
        let plan = try Planner.plan(service)
        let files =
            ServiceWriter(origin: "a small database").files(of: plan) + SampleWriter(origin: "a small database").files(of: [plan])
            + [GeneratedFile(name: "Names.md", text: NamesPage(services: [plan]).text)]
        #expect(
            files.map(\.name) == [
                "Namespace.swift", "CfnLetter.swift", "CfnRule.swift", "AllSamples.swift", "PostSamples.swift", "Names.md",
            ])
        try compare(files)
    }

    @Test func writesSettings() throws {
        let model = try ServiceModel.read(Data(contentsOf: Self.directory.appending(path: "service-model.json")))
        let plan = try SettingsPlanner.plan(model, roots: ["LetterSettings", "Envelope", "Priority"])
        let files = SettingsWriter(origin: "a small model", referencePage: "https://example.com/letters.html").files(of: plan)
        #expect(
            files.map(\.name) == [
                "Envelope.swift", "LetterSettings.swift", "Page.swift", "Stamp.swift", "SharedConstants.swift",
                "SettingsModel+Generated.swift",
            ])
        try compare(files)
    }

    private func compare(_ files: [GeneratedFile]) throws {
        for file in files {
            let url = Self.directory.appending(path: file.name + ".txt")
            if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
                try Data(file.text.utf8).write(to: url)
            } else {
                #expect(try String(contentsOf: url, encoding: .utf8) == file.text, "\(file.name)")
            }
        }
    }

    @Test func dividesManyNestedTypesIntoFiles() throws {
        let properties = (0..<60).map { "\"Number\($0)\": {\"type\": {\"type\": \"integer\"}}" }.joined(separator: ", ")
        let types = Dictionary(uniqueKeysWithValues: (10..<30).map { ("r/\($0)", SmallDatabase.type("Page\($0)", properties)) })
        let uses = types.keys.sorted().map {
            "\"P\($0.dropFirst(2))\": {\"type\": {\"type\": \"ref\", \"reference\": {\"$ref\": \"\($0)\"}}}"
        }
        let data = SmallDatabase.data(["r": SmallDatabase.resource("Letter", properties: uses.joined(separator: ", "))], types: types)
        let service = try #require(try DatabaseReader.read(data).services.first)
        let files = ServiceWriter(origin: "a small database").files(of: try Planner.plan(service))
        #expect(files.map(\.name) == ["Namespace.swift", "CfnLetter.swift"] + (1...5).map { "CfnLetter+Types\($0).swift" })
        #expect(files.allSatisfy { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count < 1100 })
    }
}
