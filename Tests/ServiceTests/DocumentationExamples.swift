import Foundation
import Testing

/// Compares the examples of a file of tests with those of the documentation: from `// example: <article>` to `// end of example`.
func checkDocumentation(_ file: String, examples count: Int) throws {
    let here = URL(fileURLWithPath: file)
    let services = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Services")
    let source = try String(contentsOf: here, encoding: .utf8)
    let examples = source.components(separatedBy: "        // example: ").dropFirst()
    #expect(examples.count == count)
    for example in examples {
        let parts = example.components(separatedBy: "        // end of example")
        let lines = parts[0].components(separatedBy: "\n")
        let code = lines.dropFirst().map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : $0 }.joined(separator: "\n")
        let article = try String(contentsOf: services.appendingPathComponent(lines[0]), encoding: .utf8)
        #expect(article.contains("```swift\n\(code)```"), "\(lines[0]) does not have the example of the tests")
    }
}
