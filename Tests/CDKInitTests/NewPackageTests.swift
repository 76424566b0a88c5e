import Foundation
import Testing

@testable import CDKInit

/// That what is written compiles, passes its test and deploys is seen by `Tests/Packages`.
@Suite struct NewPackageTests {
    private let place = FileManager.default.temporaryDirectory.appendingPathComponent("new-package-\(UUID())")

    private func clone(_ path: String) throws -> Library {
        let clone = place.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: clone, withIntermediateDirectories: true)
        try Data().write(to: clone.appendingPathComponent("Package.swift"))
        return .directory(clone.path)
    }

    private func content(_ path: String, of package: NewPackage, in directory: String) throws -> String {
        try #require(package.contents(in: directory).first { $0.path == path }).content
    }

    @Test func aLibraryBesideIsNamedByTheWayToIt() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let package = NewPackage(name: "Website", library: try clone("libraries/swift-cdk"))
        let directory = place.appendingPathComponent("apps/website").path
        try package.write(to: directory)
        let manifest = try String(contentsOfFile: directory + "/Package.swift", encoding: .utf8)
        #expect(manifest.contains(#".package(path: "../../libraries/swift-cdk")"#))
        let workflow = try content(".github/workflows/ci.yml", of: package, in: directory)
        // From there the way up leads to the same place.
        #expect(workflow.contains("          path: package/app\n"))
        #expect(workflow.contains("          path: libraries/swift-cdk\n"))
    }

    /// Code of functions stands beside the sources, and what builds and look-ups write must not start another deployment.
    @Test func everyFileOfTheAppIsWatched() throws {
        let settings = try content("cdk.json", of: NewPackage(name: "Website", library: .directory("..")), in: "website")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(settings.utf8)) as? [String: Any])
        let watch = try #require(json["watch"] as? [String: [String]])
        #expect(watch["include"] == ["**"])
        let excluded = Set(watch["exclude"] ?? [])
        #expect(excluded.isSuperset(of: [".build/**", "cdk.out/**", "cdk*.json", "Package.resolved"]))
    }

    @Test func aRepositoryIsNamedByItsAddress() throws {
        let package = NewPackage(name: "Website", library: .repository("https://example.com/swift-cdk.git", branch: "main"))
        #expect(
            try content("Package.swift", of: package, in: "website")
                .contains(#".package(url: "https://example.com/swift-cdk.git", branch: "main")"#))
        #expect(try !content(".github/workflows/ci.yml", of: package, in: "website").contains("SWIFT_CDK"))
    }

    @Test(arguments: ["swift-cdk/apps/website", "swift-cdk"]) func aPackageInTheCloneOrAroundItNeedsNoOther(directory: String) throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let inside = directory.contains("/")
        let package = NewPackage(name: "Website", library: try clone(inside ? "swift-cdk" : "swift-cdk/libraries/cdk"))
        let workflow = try content(".github/workflows/ci.yml", of: package, in: place.appendingPathComponent(directory).path)
        #expect(!workflow.contains("path:"))
    }

    @Test func whatIsThereStays() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let package = NewPackage(name: "Website", library: try clone("swift-cdk"))
        let directory = place.appendingPathComponent("website").path
        try package.write(to: directory)
        let mistake = #expect(throws: Mistake.self) { try package.write(to: directory) }
        #expect(mistake?.text == "\(directory) is not empty")
        let file = place.appendingPathComponent("file").path
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(throws: Mistake.self) { try package.write(to: file) }
    }

    @Test func whereNothingCanBeWrittenIsToldInTheSystemsWords() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let package = NewPackage(name: "Website", library: try clone("swift-cdk"))
        try Data().write(to: place.appendingPathComponent("file"))
        let directory = place.appendingPathComponent("file/website").path
        let mistake = #expect(throws: Mistake.self) { try package.write(to: directory) }
        #expect(mistake?.text == "\(directory)/Package.swift cannot be written: not a directory")
        #expect(mistake?.action == "name a directory where you may write: --directory DIRECTORY")
    }

    @Test func aPackageThatIsCalledAsTheLibraryIsCouldNotUseIt() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let library = try clone("swift-cdk")
        for library in [library, .repository("https://example.com/swift-cdk.git", branch: "main")] {
            let directory = place.appendingPathComponent("apps/Swift-CDK").path
            let mistake = #expect(throws: Mistake.self) { try NewPackage(name: "Website", library: library).write(to: directory) }
            #expect(mistake?.text == "\(directory) would be called as the library is, swift-cdk")
            #expect(!FileManager.default.fileExists(atPath: directory))
        }
    }

    @Test func aRepositoryThatWasMadeFirstIsEmpty() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let package = NewPackage(name: "Website", library: try clone("swift-cdk"))
        let directory = place.appendingPathComponent("website")
        try FileManager.default.createDirectory(at: directory.appendingPathComponent(".git"), withIntermediateDirectories: true)
        try package.write(to: directory.path)
        #expect(FileManager.default.fileExists(atPath: directory.appendingPathComponent("Package.swift").path))
    }

    @Test(arguments: [
        ("../website", "../website"), ("my films", "'my films'"), ("it's", #"'it'\''s'"#), ("~/x", "'~/x'"), ("größe", "größe"),
    ])
    func theNextStepsCanBeTyped(directory: String, word: String) {
        let steps = NewPackage(name: "Website", library: .directory("..")).nextSteps(in: directory)
        #expect(steps.contains("  cd \(word)\n"))
    }

    @Test func aDirectoryWithoutTheLibraryIsToldAndNothingIsWritten() throws {
        let directory = place.appendingPathComponent("website").path
        #expect(throws: Mistake.self) {
            try NewPackage(name: "Website", library: .directory(place.appendingPathComponent("none").path)).write(to: directory)
        }
        #expect(!FileManager.default.fileExists(atPath: directory))
    }
}
