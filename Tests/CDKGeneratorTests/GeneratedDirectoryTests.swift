import Foundation
import Testing

@testable import CDKGenerator

@Suite struct GeneratedDirectoryTests {
    @Test func holdsExactlyTheFiles() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let old = GeneratedDirectory(
            url: url,
            files: [
                GeneratedFile(name: "A.swift", text: "\(GeneratedDirectory.mark) a"),
                GeneratedFile(name: "B.swift", text: "\(GeneratedDirectory.mark) b"),
            ])
        #expect(try old.differences().count == 2)
        try old.write()
        #expect(try old.differences() == [])

        let new = GeneratedDirectory(
            url: url, files: [GeneratedFile(name: "B.swift", text: "changed"), GeneratedFile(name: "C.swift", text: "c")])
        let differences = try new.differences().map { $0.replacing(url.path, with: "") }
        #expect(
            differences == [
                "/A.swift is not generated any more.", "/B.swift differs from what is generated.",
                "/C.swift differs from what is generated.",
            ])
        try new.write()
        #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == ["B.swift", "C.swift"])
        #expect(try String(contentsOf: url.appending(path: "B.swift"), encoding: .utf8) == "changed")
    }

    @Test func leavesAloneWhatSharesTheDirectory() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let other = GeneratedDirectory(url: url, files: [GeneratedFile(name: "A.swift", text: "\(GeneratedDirectory.mark) a")])
        try other.write()
        let directory = GeneratedDirectory(
            url: url, files: [GeneratedFile(name: "B.swift", text: "\(GeneratedDirectory.mark) b")], isShared: true)
        try directory.write()
        #expect(try directory.differences() == [])
        #expect(try other.differences().map { $0.replacing(url.path, with: "") } == ["/B.swift is not generated any more."])
    }

    @Test func goesWhenNothingIsGenerated() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)")
        try GeneratedDirectory(url: url, files: [GeneratedFile(name: "A.swift", text: "\(GeneratedDirectory.mark) a")]).write()
        try GeneratedDirectory(url: url, files: []).write()
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }

    @Test func doesNotTakeAwayWhatItDidNotWrite() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let old = GeneratedDirectory(url: url, files: [GeneratedFile(name: "A.swift", text: "\(GeneratedDirectory.mark) a")])
        try old.write()
        try Data("struct Mine {}".utf8).write(to: url.appending(path: "Mine.swift"))
        let sentence = "/Mine.swift is not generated, and lies where only generated files are: move it."
        for files in [[], [GeneratedFile(name: "B.swift", text: "b")]] {
            let new = GeneratedDirectory(url: url, files: files)
            #expect(try new.foreignFiles().map { $0.replacing(url.path, with: "") } == [sentence])
        }
    }
}
