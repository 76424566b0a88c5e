import Testing

@testable import CDKGenerator

@Suite struct ManifestTests {
    private static let manifest = Manifest(
        text: """
            let a = 1

            let services = \"""
                Old
                \""".split()

            let serviceDependencies: [String: [String]] = [
                "Mail": [],
                "Post": ["Mail"],
            ]

            let b = \"""
                \"""

            """)

    @Test func replacesTheListAndNothingElse() throws {
        let manifest = try Self.manifest.listing(services: ["Mail", "Post"])
        #expect(manifest == Self.manifest.text.replacing("Old", with: "Mail Post"))
    }

    @Test func breaksLines() throws {
        let names = (1000..<1100).map(String.init)
        let lines = try Self.manifest.listing(services: names).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 140 })
        #expect(lines.contains { $0.count == 138 && $0.hasPrefix("    1000 1001 ") })
    }

    @Test func readsWhichServicesHaveBuildingBlocks() throws {
        #expect(try Self.manifest.servicesWithBuildingBlocks() == ["Mail", "Post"])
    }

    @Test func saysWhatTheManifestLacks() {
        #expect(throws: DatabaseError("The manifest has no `services` in the form that the generator knows.")) {
            try Manifest(text: "let services = []").listing(services: ["Post"])
        }
        #expect(throws: DatabaseError("The manifest has no `serviceDependencies` in the form that the generator knows.")) {
            try Manifest(text: "let services = []").servicesWithBuildingBlocks()
        }
        let broken = Manifest(text: Self.manifest.text.replacing("\"Post\": [\"Mail\"],", with: "// Post"))
        #expect(
            throws: DatabaseError("The manifest's `serviceDependencies` has a line that does not begin with a service:     // Post")
        ) {
            try broken.servicesWithBuildingBlocks()
        }
    }
}
