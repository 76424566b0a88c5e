import Testing

@testable import CDKGenerator

@Suite struct ServiceListTests {
    private static let manifest = "let a = 1\n\nlet services = \"\"\"\n    Old\n    \"\"\".split()\n\nlet b = \"\"\"\n    \"\"\"\n"

    @Test func replacesTheListAndNothingElse() throws {
        let manifest = try ServiceList(names: ["Mail", "Post"]).inserted(into: Self.manifest)
        #expect(manifest == Self.manifest.replacing("Old", with: "Mail Post"))
    }

    @Test func breaksLines() throws {
        let names = (1000..<1100).map(String.init)
        let lines = try ServiceList(names: names).inserted(into: Self.manifest).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 140 })
        #expect(lines.contains { $0.count == 138 && $0.hasPrefix("    1000 1001 ") })
    }

    @Test func saysWhatTheManifestLacks() {
        #expect(throws: DatabaseError("The manifest has no text called `services`.")) {
            try ServiceList(names: []).inserted(into: "let services = [\"S3\"]\n")
        }
    }
}
