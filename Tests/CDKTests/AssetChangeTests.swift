import Foundation
import Testing

@testable import CDK

/// Files that change between the making of an asset and its writing: never another content under the hash of the first.
@Suite struct AssetChangeTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("changes-\(UUID().uuidString)").path
    private var source: String { directory + "/source" }
    private var output: String { directory + "/cdk.out" }

    init() throws {
        try FileManager.default.createDirectory(atPath: source + "/sub", withIntermediateDirectories: true)
        for name in ["code.py", "sub/data.txt"] { try Self.write("first", to: source + "/" + name) }
    }

    private static func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

    /// What is told, and the staged files with their texts.
    private func synthesize(
        _ path: String = "", assetHash: String? = nil, change: (String) throws -> Void
    ) throws -> (told: [String], staged: [String: String]) {
        let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
        _ = Asset(Stack(app, "S"), "A", path: source + path, assetHash: assetHash)
        try change(source)
        var told: [String] = []
        do { try app.synth() } catch { told = error.diagnostics.map { "\($0.id): \($0.message)" } }
        var staged: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: output) where path.hasPrefix("asset.") {
            staged[path] = FileManager.default.contents(atPath: output + "/" + path).map { String(decoding: $0, as: UTF8.self) }
        }
        return (told, staged)
    }

    private static func changed(_ path: String) -> String {
        "swift-cdk:assets/changed: The asset changed while the app was running, after its hash was computed: \(path)"
    }

    private static let changes: [(name: String, change: @Sendable (String) throws -> Void)] = [
        ("other bytes, as many", { try write("other", to: $0 + "/code.py") }),
        ("more bytes", { try write("first and more", to: $0 + "/code.py") }),
        ("no bytes", { try write("", to: $0 + "/code.py") }),
        (
            "another file of its name",
            { source in
                try write("other", to: source + "/../new")
                try FileManager.default.removeItem(atPath: source + "/code.py")
                try FileManager.default.moveItem(atPath: source + "/../new", toPath: source + "/code.py")
            }
        ),
        ("gone", { try FileManager.default.removeItem(atPath: $0 + "/code.py") }),
        (
            "a directory",
            { source in
                try FileManager.default.removeItem(atPath: source + "/code.py")
                try FileManager.default.createDirectory(atPath: source + "/code.py", withIntermediateDirectories: false)
            }
        ),
        (
            "a link to the same bytes",
            { source in
                try FileManager.default.removeItem(atPath: source + "/code.py")
                try FileManager.default.createSymbolicLink(atPath: source + "/code.py", withDestinationPath: source + "/sub/data.txt")
            }
        ),
    ]

    @Test(arguments: changes.indices, ["", "/code.py"])
    func ofAFile(index: Int, path: String) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let found = try synthesize(path, change: Self.changes[index].change)
        #expect(found.told == [Self.changed(source + "/code.py")], "\(Self.changes[index].name)")
        #expect(found.staged == [:])
        #expect(try FileManager.default.contentsOfDirectory(atPath: output) == [])
    }

    @Test func ofAWholeFolder() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let found = try synthesize { try FileManager.default.removeItem(atPath: $0) }
        #expect(found.told == [Self.changed(source + "/code.py")])
    }

    /// A superuser reads everything.
    @Test(.enabled(if: geteuid() != 0)) func ofWhatMayBeRead() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let found = try synthesize { try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: $0 + "/code.py") }
        #expect(found.told == [Self.changed(source + "/code.py")])
    }

    @Test func theSameBytesAgainAreNoChange() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let found = try synthesize { try Self.write("first", to: $0 + "/code.py") }
        #expect(found.told == [])
        #expect(Set(found.staged.values) == ["first"])
    }

    /// The content is what was there when the asset was made.
    @Test func aFileMoreIsNoneOfTheAssets() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let found = try synthesize { try Self.write("new", to: $0 + "/new.py") }
        #expect(found.told == [])
        #expect(found.staged.keys.filter { $0.hasSuffix("new.py") } == [])
    }

    /// What a former synthesis wrote under the hash is that content.
    @Test func whatIsStagedAlreadyStays() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try synthesize { _ in }
        let second = try synthesize { try FileManager.default.removeItem(atPath: $0 + "/code.py") }
        #expect(second.told == [])
        #expect(second.staged == first.staged)
    }

    @Test func aFailureLeavesTheFormerAssembly() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try synthesize { _ in }
        try Self.write("second", to: source + "/code.py")
        let second = try synthesize(change: Self.changes[0].change)
        #expect(second.told.count == 1)
        #expect(second.staged == first.staged)
    }

    /// A hash that the user gives says nothing about the content: what is there last is written.
    @Test func aHashOfTheUsers() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for text in ["first", "other"] {
            let found = try synthesize("/code.py", assetHash: "v1") { try Self.write(text, to: $0 + "/code.py") }
            #expect(found.told == [])
            #expect(Array(found.staged.values) == [text])
        }
    }

    @Test func twoContentsOfOneHash() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try Self.write("other", to: source + "/other.py")
        func told(_ second: String) -> [String] {
            App.mistakes { app in
                let stack = Stack(app, "S")
                for (index, path) in ["/code.py", second].enumerated() {
                    _ = Asset(stack, "A\(index)", path: source + path, assetHash: "v1")
                }
            }
        }
        let message = "Another asset has the same assetHash, and is not the same as \(source)/other.py"
        #expect(told("/other.py") == [message])
        try Self.write("first", to: source + "/other.py")
        #expect(told("/other.py") == [])
        #expect(told("/sub").count == 0)
    }
}
