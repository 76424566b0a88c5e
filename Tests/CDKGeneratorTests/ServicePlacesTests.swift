import Foundation
import Testing

@testable import CDKGenerator

/// Where files go in a small repository.
@Suite final class ServicePlacesTests {
    private let repository = FileManager.default.temporaryDirectory.appending(
        path: "places-\(UUID().uuidString)", directoryHint: .isDirectory)

    deinit {
        try? FileManager.default.removeItem(at: repository)
    }

    private func put(_ path: String) throws {
        let file = repository.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("old".utf8).write(to: file)
    }

    /// Writes a file for each of these services; all files that are there then.
    private func written(_ services: [String], named: Set<String>) throws -> [String] {
        let places = try ServicePlaces(repository: repository, servicesWithBuildingBlocks: named)
        let files = Dictionary(uniqueKeysWithValues: services.map { ($0, [GeneratedFile(name: "Cfn\($0).swift", text: "new")]) })
        for directory in try places.directories(of: files) { try directory.write() }
        return try FileManager.default.subpathsOfDirectory(atPath: repository.path).filter { $0.hasSuffix(".swift") }.sorted()
    }

    @Test func servicesWithBuildingBlocksHaveThemBesideTheirClasses() throws {
        try put("Sources/Services/Post/Boxes/Box.swift")
        #expect(
            try written(["Mail", "Post"], named: ["Post"]) == [
                "Sources/Generated/Mail/CfnMail.swift", "Sources/Services/Post/Boxes/Box.swift",
                "Sources/Services/Post/Generated/CfnPost.swift",
            ])
    }

    @Test func classesFollowWhenAServiceGetsBuildingBlocks() throws {
        try put("Sources/Generated/Post/CfnPost.swift")
        try put("Sources/Services/Post/Boxes/Box.swift")
        #expect(
            try written(["Post"], named: ["Post"]) == [
                "Sources/Services/Post/Boxes/Box.swift", "Sources/Services/Post/Generated/CfnPost.swift",
            ])
    }

    @Test func classesFollowWhenAServiceLosesThem() throws {
        try put("Sources/Services/Post/Generated/CfnPost.swift")
        #expect(try written(["Post"], named: []) == ["Sources/Generated/Post/CfnPost.swift"])
    }

    @Test func whatTheSpecificationHasNoMoreGoes() throws {
        try put("Sources/Generated/Telegraph/CfnTelegraph.swift")
        #expect(try written(["Post"], named: []) == ["Sources/Generated/Post/CfnPost.swift"])
    }

    @Test func aServiceThatIsGoneKeepsItsBuildingBlocks() throws {
        try put("Sources/Services/Post/Boxes/Box.swift")
        #expect(throws: DatabaseError("Post has building blocks, but the specification has no such service.")) {
            try written(["Mail"], named: ["Post"])
        }
        #expect(FileManager.default.fileExists(atPath: repository.appending(path: "Sources/Services/Post/Boxes/Box.swift").path))
    }

    @Test func buildingBlocksThatTheManifestDoesNotNameAreAMistake() throws {
        try put("Sources/Services/Post/Boxes/Box.swift")
        #expect(
            throws: DatabaseError(
                "Sources/Services/Post has files of its own, but Package.swift does not name it in `serviceDependencies`.")
        ) {
            try written(["Post"], named: [])
        }
    }

    @Test func aNameWithoutBuildingBlocksIsAMistake() throws {
        try put("Sources/Services/Post/Generated/CfnPost.swift")
        #expect(
            throws: DatabaseError(
                "Package.swift names Post in `serviceDependencies`, but Sources/Services/Post has no files of its own.")
        ) {
            try written(["Post"], named: ["Post"])
        }
    }
}
