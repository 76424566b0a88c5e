import CloudAssembly
import Foundation
import Testing

@testable import CDK

/// The examples of the catalogue provoke what they are examples of, and nothing else.
@Suite struct CatalogueTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let id: String
        let template: String
        /// What the entry says that is said, where it does: texts in which `…` stands for anything.
        let says: [String]

        func says(_ message: String) -> Bool {
            says.contains { ActionPattern.matches(Array(message.utf8), Array($0.replacing("…", with: "*").utf8)) }
        }

        /// The region of the stack, which a comment in the first line may say: `# In us-east-1`.
        var region: Region {
            let line = template.prefix { $0 != "\n" }
            return line.hasPrefix("# In ") ? Region(String(line.dropFirst("# In ".count))) : .euSouth1
        }

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
                let text = parts[0].components(separatedBy: "\nSays: ").dropFirst().first ?? ""
                let says = (text.components(separatedBy: "\nMend: ").first ?? "").split(whereSeparator: \.isWhitespace).joined(
                    separator: " ")
                return Example(
                    id: "swift-cdk:\(area)/\(name)", template: String(parts[1].dropFirst("yaml\n".count)) + "\n",
                    says: says.isEmpty ? [] : says.components(separatedBy: "; or: "))
            }
        }
    }()

    @Test func examplesAreRead() { #expect(Self.examples.count >= 46) }

    @Test(arguments: examples) func provokes(_ example: Example) throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        _ = try CfnInclude(Stack(app, "Stack", env: Environment(region: example.region)), "Template", yaml: example.template)
        _ = try? app.render()
        #expect(Set(app.diagnostics.map(\.id.rawValue)) == [example.id], "\(app.diagnostics)")
        if !example.says.isEmpty { #expect(app.diagnostics.map(\.message).filter { !example.says($0) } == []) }
    }
}
