import Foundation
import Testing

/// The texts with which libFuzzer begins, and those that once ended a parser, are read or refused.
@Suite struct SeedTests {
    private static let seeds = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Seeds")

    @Test(arguments: Parsers.all.keys.sorted())
    func areRead(parser: String) throws {
        let read = try #require(Parsers.all[parser])
        let files = try FileManager.default.contentsOfDirectory(at: Self.seeds.appending(path: parser), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files { read([UInt8](try Data(contentsOf: file))) }
        read([])
    }
}
