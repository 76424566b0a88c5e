import Foundation
import Testing

@testable import CDKGenerator

@Suite struct GeneratedDirectoryTests {
    @Test func holdsExactlyTheFiles() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let directory = GeneratedDirectory(url: url)
        let old = [GeneratedFile(name: "A.swift", text: "a"), GeneratedFile(name: "B.swift", text: "b")]
        #expect(try directory.differences(from: old).count == 2)
        try directory.replace(with: old)
        #expect(try directory.differences(from: old) == [])

        let new = [GeneratedFile(name: "B.swift", text: "changed"), GeneratedFile(name: "C.swift", text: "c")]
        let differences = try directory.differences(from: new).map { $0.replacing(url.path, with: "") }
        #expect(
            differences == [
                "/A.swift is not generated any more.", "/B.swift differs from what is generated.",
                "/C.swift differs from what is generated.",
            ])
        try directory.replace(with: new)
        #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == ["B.swift", "C.swift"])
        #expect(try String(contentsOf: url.appending(path: "B.swift"), encoding: .utf8) == "changed")
    }
}
