import Foundation
import Testing

@testable import CDK

/// Files of templates that are read as they are found.
@Suite struct IncludedFileTests {
    @Test func aFileMayBeginWithAByteOrderMark() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "marked-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Data("\u{FEFF}{\"Description\": \"d\"}".utf8).write(to: URL(fileURLWithPath: file))
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        _ = CfnInclude(Stack(app, "S"), "I", templateFile: file)
        #expect(app.diagnostics.map(\.description) == [])
    }
}
