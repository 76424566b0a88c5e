import Foundation
import Testing

@testable import CDK

/// Paths at which no asset can be.
@Suite struct AssetPathTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("paths-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory + "/folder", withIntermediateDirectories: true)
        for file in ["file.txt", "folder/Dockerfile"] { try Data("x".utf8).write(to: URL(fileURLWithPath: directory + "/" + file)) }
    }

    private func told(_ build: (Stack) -> Void) -> [String] {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return App.diagnostics { build(Stack($0, "S")) }.map { "\($0.id): \($0.message)" }
    }

    /// Each class of asset at a path.
    private static let kinds: [@Sendable (Stack, String) -> Void] = [
        { _ = Asset($0, "A", path: $1) }, { _ = ContainerImageAsset($0, "A", directory: $1) }, { _ = TarballImageAsset($0, "A", path: $1) },
    ]

    @Test(arguments: kinds.indices) func nothing(index: Int) {
        #expect(told { Self.kinds[index]($0, "") } == ["swift-cdk:assets/no-path: The path is empty"])
    }

    /// The system would read it as the path before the NUL.
    @Test(arguments: kinds.indices) func aNUL(index: Int) {
        let path = directory + "/folder\0/Dockerfile"
        #expect(told { Self.kinds[index]($0, path) } == ["swift-cdk:assets/no-path: The path holds a NUL, which no path can: '\(path)'"])
    }

    @Test(arguments: kinds.indices) func aDeferredValue(index: Int) {
        let message =
            "swift-cdk:values/deferred-in-string: A deferred value (AWS::Region) was put into a plain String, which cannot hold it"
        #expect(told { Self.kinds[index]($0, "code/\(PseudoParameter.region.description)") } == [message])
    }

    @Test func theHomeDirectory() {
        let found = App.diagnostics { _ = Asset(Stack($0, "S"), "A", path: "~/code") }
        #expect(found.map(\.id) == ["swift-cdk:assets/not-found"])
        #expect(found.map(\.action) == ["write the home directory out, which only a shell reads from '~'"])
    }

    @Test func aDirectoryForAnArchive() {
        let path = directory + "/folder"
        #expect(
            told { Self.kinds[2]($0, path) } == ["swift-cdk:assets/no-archive: \(path) is a directory, and not the archive of an image"])
    }

    @Test func aFileForADirectory() {
        let path = directory + "/file.txt"
        let message = "swift-cdk:assets/no-image-directory: There is no directory \(path) to build an image of"
        #expect(told { Self.kinds[1]($0, path) } == [message])
    }

    @Test(arguments: ["", ".", "/Dockerfile/x", "Docker\0file"]) func instructionsThatAreNoFile(file: String) {
        var options = ContainerImageAsset.Options()
        options.file = file
        let found = told { _ = ContainerImageAsset($0, "A", directory: directory + "/folder", options: options) }
        #expect(found == ["swift-cdk:assets/no-dockerfile: There is no file \(directory)/folder/\(file)"])
    }

    @Test func instructionsElsewhere() {
        var options = ContainerImageAsset.Options()
        options.file = "../file.txt"
        let found = told { _ = ContainerImageAsset($0, "A", directory: directory + "/folder", options: options) }
        let path = directory + "/folder/../file.txt"
        #expect(
            found == [
                "swift-cdk:assets/dockerfile-outside: The file of instructions, \(path), is not in the directory that is published"
            ])
    }

    @Test(arguments: ["", "/a", "a//b", "a/", ".", "a/./b", "../a", "a/../../../b", "a\0b", String(repeating: "n", count: 256)])
    func filesOfAProgram(name: String) {
        let found = told { _ = Asset($0, "A", files: [name: [1], "other": [2]]) }
        #expect(found == ["swift-cdk:assets/file-name: '\(name.shortened)' is no path of a file within the asset"])
    }

    @Test func aFileOfAProgramThatIsADirectoryToo() {
        let found = told { _ = Asset($0, "A", files: ["a/b": [1], "a/b/c/d": [2], "a/bc": [3], "a.b": [4]]) }
        #expect(
            found == ["swift-cdk:assets/file-and-directory: 'a/b' is a file of the asset, and a directory with other files of it"])
    }

    @Test func filesOfAProgramThatCanBe() {
        let names = ["a", "b/a", "b/c/a", "...", "b/.hidden", "é ü", String(repeating: "n", count: 255)]
        #expect(told { _ = Asset($0, "A", files: Dictionary(uniqueKeysWithValues: names.map { ($0, [1]) })) } == [])
    }

    /// The next synthesis takes away what a former one left.
    @Test func aPartOfTheAssembly() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let output = directory + "/cdk.out"
        func synthesize(_ path: String) throws -> String {
            let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
            CfnResource(Stack(Stage(app, "Test"), "S"), "T", type: "AWS::SNS::Topic")
            let asset = Asset(Stack(app, "S"), "A", path: path)
            try app.synth()
            return output + "/asset.\(asset.assetHash)"
        }
        let staged = try synthesize(directory + "/folder")
        // What the user keeps there is the user's.
        try FileManager.default.createDirectory(atPath: output + "/mine", withIntermediateDirectories: true)
        let parts = [staged, staged + "/Dockerfile"] + ["/assembly-Test", "/manifest.json", "/../cdk.out/tree.json"].map { output + $0 }
        for path in parts {
            let error = #expect(throws: SynthesisError.self, "\(path)") { try synthesize(path) }
            #expect(error?.diagnostics.map(\.id) == ["swift-cdk:assets/output-directory"], "\(path)")
        }
        for _ in 1...2 { _ = try synthesize(output + "/mine") }
    }

    @Test(arguments: ["", "/tmp/a\0b"]) func anOutputDirectoryThatIsNone(path: String) {
        let app = App(context: .unchecked, outputDirectory: path, processEnvironment: [:])
        let error = #expect(throws: SynthesisError.self) { try app.synth() }
        #expect(error?.diagnostics.map(\.id) == ["swift-cdk:app/unwritable-output"])
        #expect(error?.diagnostics.first?.message.hasPrefix("the output directory: its path ") == true)
    }

    /// As deep as the system lets it be.
    @Test func aDeepDirectory() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let depth = (4_000 - directory.utf8.count) / 2
        let path = directory + "/" + Array(repeating: "d", count: depth).joined(separator: "/")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/f"))
        #expect(App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory + "/d") } == [])
    }
}
