import ConformanceSupport
import Testing

@testable import CDK

@Suite struct IgnoreCases {
    /// Which of many paths each list of patterns leaves out, as the original decides.
    @Test func patterns() throws {
        let name = "76-ignore-patterns"
        let paths = try JSON(parsing: try Conformance.text(name, "paths.json")).array?.compactMap(\.string) ?? []
        let cases = try JSON(parsing: try Conformance.text(name, "ignored.json")).array ?? []
        #expect(paths.count > 30 && cases.count > 150)
        for expected in cases {
            let mode = try #require(expected["mode"]?.string.flatMap(IgnoreMode.init(rawValue:)))
            let texts = expected["patterns"]?.array?.compactMap(\.string) ?? []
            let patterns = mode.patterns(texts)
            let ignored = paths.filter(patterns.ignores)
            let pruned = paths.filter(patterns.ignoresDirectory)
            #expect(ignored == expected["ignored"]?.array?.compactMap(\.string), "\(mode.rawValue) \(texts)")
            #expect(pruned == expected["pruned"]?.array?.compactMap(\.string), "\(mode.rawValue) \(texts), directories")
        }
    }
}
