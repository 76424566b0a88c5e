import Testing

@testable import CDK

/// validation-report.json; the expected values are what aws-cdk-lib writes for the same calls.
@Suite struct ValidationReportTests {
    private func report(_ build: (App) -> Void) throws -> JSON? {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        build(app)
        return try app.render().first { $0.path == "validation-report.json" }.map { try JSON(parsing: $0.bytes) }
    }

    private func violations(_ build: (App) -> Void) throws -> [JSON] {
        guard case .array(let found)? = try report(build)?["pluginReports"]?[0]?["violations"] else { return [] }
        return found
    }

    @Test func oneMessageOfSeveralConstructsIsOneViolation() throws {
        let found = try violations { app in
            for scope in [app, Stack(app, "S1"), Stack(app, "S2")] as [any Scope] { Annotations.of(scope).addWarning("m:two", "x") }
        }
        #expect(found.count == 1)
        let constructs = found.first?["violatingConstructs"]
        #expect((0..<3).map { constructs?[$0]?["constructPath"] } == ["", "S1", "S2"])
        #expect(found.first?["ruleName"] == "Annotation::m:two" && found.first?["severity"] == "warning")
    }

    /// Equal to Swift, and two messages to JavaScript: é as one scalar and as two.
    @Test func messagesAreComparedByScalars() throws {
        let found = try violations { app in
            Annotations.of(app).addWarning("m:two", "\u{e9}")
            Annotations.of(Stack(app, "S1")).addWarning("m:two", "e\u{301}")
        }
        #expect(found.map { $0["violatingConstructs"]?[0]?["constructPath"] } == ["", "S1"])
    }

    @Test func oneConstructMayHaveBoth() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        for text in ["\u{e9}", "e\u{301}", "\u{e9}"] { Annotations.of(stack).addInfo(text) }
        let metadata = try #require(try app.render().first { $0.path == "S.metadata.json" })
        guard case .array(let entries)? = try JSON(parsing: metadata.bytes)["/S"] else { throw CancellationError() }
        #expect(entries.filter { $0["type"] == "aws:cdk:info" }.count == 2)
    }

    @Test func anAppWithoutStacksHasAnEmptyReport() throws {
        #expect(try report { Annotations.of($0).addWarning("m:two", "x") }?["pluginReports"] == [])
        #expect(try report { _ in } == nil)
    }
}
