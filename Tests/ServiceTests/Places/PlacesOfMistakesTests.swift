import CDK
import Testing

/// Each mistake in a part of a construct is told at the line that made the part, and a clash names both lines.
@Suite struct PlacesOfMistakesTests {
    @Test func everyMistakeIsToldAtItsLine() throws {
        for mistake in PlacedMistake.storage + PlacedMistake.events + PlacedMistake.workflows + PlacedMistake.metrics + PlacedMistake.others
        {
            let app = App(outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1))
            let lines = MarkedLines()
            mistake.build(stack, lines)
            _ = try? app.render()
            let id = Diagnostic.ID(rawValue: "swift-cdk:\(mistake.id)")
            let told = app.diagnostics.filter { $0.id == id }
            let wrong = try #require(lines.wrong)
            #expect(told.map(\.location) == [SourceLocation(file: mistake.file, line: wrong)], "\(mistake.id)")
            #expect(told.map(\.other) == [lines.other.map { SourceLocation(file: mistake.file, line: $0) }], "\(mistake.id)")
            // Nothing else follows from it.
            #expect(app.diagnostics.filter { $0.severity == .error && $0.id != id } == [], "\(mistake.id)")
        }
    }

    @Test func theOtherLineIsShown() {
        let found = Diagnostic(
            .error, "swift-cdk:s3/duplicate-id", "Two", action: "rename one", constructPath: "a/b",
            location: SourceLocation(file: "M/F.swift", line: 7), other: SourceLocation(file: "M/F.swift", line: 5))
        #expect(
            found.description
                == "error: a/b (M/F.swift:7): Two [swift-cdk:s3/duplicate-id]\n  the other is at M/F.swift:5\n  rename one")
    }
}
