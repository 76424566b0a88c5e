import CloudAssembly
import Foundation
import Testing

@Suite struct AssemblyWriterTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("writer-\(UUID().uuidString)").path

    private func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: directory + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func nothingStandsThereBeforeTheCommit() throws {
        var writer = try AssemblyWriter(directory: directory)
        try writer.write(["a": 1], indent: 1, to: "sub/a.json")
        #expect(contents("sub/a.json") == nil)
        #expect(!writer.exists("sub/a.json"))
        try writer.commit()
        #expect(contents("sub/a.json") == "{\n \"a\": 1\n}")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["sub"])
    }

    @Test func whatTheTargetHoldsBesidesStays() throws {
        var first = try AssemblyWriter(directory: directory)
        try first.write(Array("kept".utf8), to: "other")
        try first.write(Array("old".utf8), to: "manifest.json")
        try first.commit()
        var second = try AssemblyWriter(directory: directory)
        #expect(second.exists("other"))
        try second.write(Array("new".utf8), to: "manifest.json")
        try second.commit()
        #expect(contents("other") == "kept")
        #expect(contents("manifest.json") == "new")
    }

    @Test func twoWritersDoNotTakeEachOthersDrafts() throws {
        var first = try AssemblyWriter(directory: directory)
        try first.write(Array("1".utf8), to: "first")
        var second = try AssemblyWriter(directory: directory)
        try second.write(Array("2".utf8), to: "second")
        try first.commit()
        try second.commit()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == ["first", "second"])
    }

    @Test func aDirectoryThatIsThereIsReplaced() throws {
        for content in ["first", "second"] {
            var writer = try AssemblyWriter(directory: directory)
            try writer.place("asset.abc") { path in
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                try Data(content.utf8).write(to: URL(fileURLWithPath: path + "/file"))
            }
            try writer.commit()
        }
        #expect(contents("asset.abc/file") == "second")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["asset.abc"])
    }

    @Test func whatCannotBeMadeIsAnError() throws {
        var writer = try AssemblyWriter(directory: directory)
        #expect(throws: AssemblyError(path: "asset.abc", reason: "cannot be written: no such file or directory")) {
            try writer.place("asset.abc") { try FileManager.default.copyItem(atPath: directory + "/absent", toPath: $0) }
        }
        #expect(throws: AssemblyError(path: "asset.def", reason: "cannot be written: out of paper")) {
            try writer.place("asset.def") { _ in throw OutOfPaper() }
        }
        writer.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
    }

    private struct OutOfPaper: Error, CustomStringConvertible {
        var description: String { "out of paper" }
    }
}
