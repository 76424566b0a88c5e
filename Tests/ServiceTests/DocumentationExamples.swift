import Foundation
import Testing

/// Compares the examples of a file of tests with those of the documentation: from `// example: <article>` to `// end of example`.
func checkDocumentation(_ file: String, examples count: Int) throws {
    let source = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    let examples = source.components(separatedBy: "        // example: ").dropFirst()
    #expect(examples.count == count)
    for example in examples {
        let parts = example.components(separatedBy: "        // end of example")
        let lines = parts[0].components(separatedBy: "\n")
        let code = lines.dropFirst().map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : $0 }.joined(separator: "\n")
        #expect(try swiftBlocks(of: lines[0]).contains(code), "\(lines[0]) does not have the example of the tests")
    }
}

/// The blocks of Swift code of an article.
func swiftBlocks(of article: String) throws -> [String] {
    try text(of: article).components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
}

/// What is in a file that is named from the top of the repository.
func text(of file: String) throws -> String {
    var repository = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { repository.deleteLastPathComponent() }
    return try String(contentsOf: repository.appendingPathComponent(file), encoding: .utf8)
}
