import Foundation
import Testing

@testable import CDK

/// A synthesis gives the same files into a directory that others have used as into an empty one.
@Suite struct RepeatedSynthesisTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "repeated-\(UUID().uuidString)").path

    /// An app that is made of a few choices.
    private struct Choices {
        var stacks: [String] = []
        var stages: [String] = []
        var assets: [Int] = []
        var warns = false
        var isWrong = false

        init(_ random: inout SeededGenerator) {
            stacks = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
            stages = ["Test", "Live"].filter { _ in Bool.random(using: &random) }
            assets = (0..<3).filter { _ in Bool.random(using: &random) }
            warns = Bool.random(using: &random)
            isWrong = Int.random(in: 0..<4, using: &random) == 0
        }

        func build(_ app: App, sources: String) {
            let scopes: [any Scope] = [app] + stages.map { Stage(app, $0) }
            for scope in scopes {
                for id in stacks {
                    let stack = Stack(scope, id)
                    for asset in assets { _ = Asset(stack, "Asset\(asset)", path: "\(sources)/\(asset)") }
                    CfnResource(NestedStack(nestedIn: stack, "Inner"), "Topic", type: "AWS::SNS::Topic")
                    if warns { Annotations.of(stack).addWarning("test:warning", "something is odd") }
                }
            }
            if isWrong { Construct(app, "") }
        }
    }

    /// Files and links below a directory, with what they hold and their modes.
    private func snapshot(_ directory: String) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory) {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + path)
            let isDirectory = attributes[.type] as? FileAttributeType == .typeDirectory
            let mode = isDirectory ? "directory" : "\(attributes[.posixPermissions] ?? "")"
            let content =
                isDirectory ? "" : String(decoding: try Data(contentsOf: URL(fileURLWithPath: directory + "/" + path)), as: UTF8.self)
            found[path] = mode + " " + content
        }
        return found
    }

    private func synthesize(_ choices: Choices, into output: String) {
        let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
        choices.build(app, sources: directory + "/sources")
        _ = try? app.synth()
    }

    @Test(arguments: 0..<20)
    func leavesNothingOfFormerRuns(seed: UInt64) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var random = SeededGenerator(seed: seed)
        for asset in 0..<3 {
            let source = "\(directory)/sources/\(asset)"
            try FileManager.default.createDirectory(atPath: source + "/sub", withIntermediateDirectories: true)
            try Data("file \(asset)".utf8).write(to: URL(fileURLWithPath: source + "/sub/file"))
        }
        // What the CLI keeps there.
        let used = directory + "/used"
        try FileManager.default.createDirectory(atPath: used + "/.cache", withIntermediateDirectories: true)
        for file in ["synth.lock", ".cache/archive.zip"] { try Data("kept".utf8).write(to: URL(fileURLWithPath: used + "/" + file)) }
        var last = Choices(&random)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            last = Choices(&random)
            // A changed mode changes no hash.
            let mode = Bool.random(using: &random) ? 0o755 : 0o644
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(directory)/sources/0/sub/file")
            synthesize(last, into: used)
        }
        if last.isWrong {
            last.isWrong = false
            synthesize(last, into: used)
        }
        synthesize(last, into: directory + "/empty")
        var expected = try snapshot(directory + "/empty")
        for (path, content) in ["synth.lock": "420 kept", ".cache/archive.zip": "420 kept", ".cache": "directory "] {
            expected[path] = content
        }
        let found = try snapshot(used)
        #expect(Set(found.keys) == Set(expected.keys), "seed \(seed)")
        for (path, content) in expected { #expect(found[path] == content, "seed \(seed): \(path)") }
    }

    @Test(arguments: [true, false])
    func anAssetOfTheSameHashIsAFileAndThenADirectory(beginsAsFile: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let (sources, output) = (directory + "/sources", directory + "/out")
        try FileManager.default.createDirectory(atPath: sources + "/folder", withIntermediateDirectories: true)
        for file in ["file", "folder/file"] { try Data(file.utf8).write(to: URL(fileURLWithPath: sources + "/" + file)) }
        for isFile in [beginsAsFile, !beginsAsFile] {
            let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
            _ = Asset(Stack(app, "S"), "A", path: sources + (isFile ? "/file" : "/folder"), assetHash: "v1")
            try app.synth()
        }
        let assets = try FileManager.default.contentsOfDirectory(atPath: output).filter { $0.hasPrefix("asset.") }
        #expect(assets.count == 1)
        let files = assets.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: output + "/" + $0)) ?? [] }
        #expect(files == (beginsAsFile ? ["file"] : []))
    }

    @Test func aWarningThatWasMendedIsNotToldAnyMore() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for warns in [true, false] {
            let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
            let stack = Stack(app, "S")
            if warns { Annotations.of(stack).addWarning("something is odd") }
            try app.synth()
            #expect(FileManager.default.fileExists(atPath: directory + "/validation-report.json") == warns)
        }
    }

    @Test func aManifestOfOthersRemovesNothingElsewhere() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let output = directory + "/cdk.out"
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for file in ["precious.template.json", "cdk.out/notes.txt"] { try Data().write(to: URL(fileURLWithPath: directory + "/" + file)) }
        let manifest = """
            {"version": "55.0.0", "artifacts": {
              "A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "../precious.template.json"}},
              "B": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "notes.txt"}},
              "C": {"type": "cdk:cloud-assembly", "properties": {"directoryName": ".."}},
              "D": {"type": "cdk:cloud-assembly", "properties": {"directoryName": ""}},
              "E": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "site"}},
              "F": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-link"}}
            }}
            """
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: output + "/manifest.json"))
        let others = [output + "/site", directory + "/linked"]
        for other in others {
            try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
            try Data(#"{"version": "1.0", "artifacts": {}}"#.utf8).write(to: URL(fileURLWithPath: other + "/manifest.json"))
        }
        try FileManager.default.createSymbolicLink(atPath: output + "/assembly-link", withDestinationPath: directory + "/linked")
        let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
        Stack(app, "S")
        try app.synth()
        for file in ["precious.template.json", "cdk.out/notes.txt"] {
            #expect(FileManager.default.fileExists(atPath: directory + "/" + file), "\(file)")
        }
        for other in others { #expect(FileManager.default.fileExists(atPath: other + "/manifest.json"), "\(other)") }
    }

    @Test func filesOfADirectoryThatIsNoAssemblyStay() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let files = ["validation-report.json", ".draft-notes.md", ".draft-posts/first.md"]
        try FileManager.default.createDirectory(atPath: directory + "/.draft-posts", withIntermediateDirectories: true)
        for file in files { try Data("mine".utf8).write(to: URL(fileURLWithPath: directory + "/" + file)) }
        let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
        Stack(app, "S")
        try app.synth()
        for file in files { #expect(FileManager.default.contents(atPath: directory + "/" + file) == Data("mine".utf8), "\(file)") }
    }

    @Test func assetsOfStagesWithinStagesGoToo() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for hasAsset in [true, false] {
            let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
            let stack = Stack(Stage(Stage(app, "Outer"), "Inner"), "S")
            if hasAsset { _ = Asset(stack, "A", files: ["a": [1]]) }
            try app.synth()
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            #expect(names.contains { $0.hasPrefix("asset.") } == hasAsset)
        }
    }
}

/// Random numbers that are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
