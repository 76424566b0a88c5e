import CloudAssembly
import Foundation
import Testing

@testable import CDK

/// The examples of the catalogue provoke what they are examples of, and nothing else.
@Suite struct CatalogueTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let id: String
        let template: String

        var testDescription: String { id }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Catalogue")

    /// All entries of `Sources/Catalogue` with a template: the text between ` ```yaml` and ` ``` ` below `## name`.
    static let examples: [Example] = {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { file -> [Example] in
            let area = file.deletingPathExtension().lastPathComponent
            let entries = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n## ").dropFirst()
            return entries.compactMap { entry in
                let parts = entry.components(separatedBy: "\n```")
                guard let name = entry.split(separator: "\n").first, parts.count > 1, parts[1].hasPrefix("yaml\n") else { return nil }
                return Example(id: "swift-cdk:\(area)/\(name)", template: String(parts[1].dropFirst("yaml\n".count)) + "\n")
            }
        }
    }()

    @Test func examplesAreRead() { #expect(Self.examples.count >= 46) }

    @Test(arguments: examples) func provokes(_ example: Example) throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        _ = try CfnInclude(Stack(app, "Stack", env: Environment(region: .euSouth1)), "Template", yaml: example.template)
        _ = try? app.render()
        #expect(Set(app.diagnostics.map(\.id.rawValue)) == [example.id], "\(app.diagnostics)")
    }
}
