import CDK

extension Findings {
    /// Expects an error.
    ///
    /// - Parameters:
    ///   - id: The kind of the error.
    ///   - path: The path of the construct that it is about; any if nil.
    ///   - message: What it says; anything if not given.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectError(
        _ id: Diagnostic.ID, at path: String? = nil, message: Pattern = .present, fileID: String = #fileID,
        filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        expect(.error, id, path, message, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects a warning.
    ///
    /// - Parameters:
    ///   - id: The kind of the warning.
    ///   - path: The path of the construct that it is about; any if nil.
    ///   - message: What it says; anything if not given.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectWarning(
        _ id: Diagnostic.ID, at path: String? = nil, message: Pattern = .present, fileID: String = #fileID,
        filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        expect(.warning, id, path, message, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects a note.
    ///
    /// - Parameters:
    ///   - message: What it says.
    ///   - path: The path of the construct that it is about; any if nil.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNote(
        _ message: Pattern, at path: String? = nil, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        if message.isUnknown(place) { return }
        let isThere = notes.contains { (path == nil || $0.constructPath == path) && message.matches(.string($0.message)) }
        if isThere { return }
        place.fail("There is no note \(message.excerpt)\(Self.words(nil, path, .present)), but\(Self.list(Self.lines(notes)))")
    }

    /// Expects that there are no errors, or none of a kind.
    ///
    /// - Parameters:
    ///   - id: The kind of the errors; any if nil.
    ///   - path: The path of the construct that they are about; any if nil.
    ///   - message: What they say; anything if not given.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoErrors(
        _ id: Diagnostic.ID? = nil, at path: String? = nil, message: Pattern = .present, fileID: String = #fileID,
        filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        expectNone(.error, id, path, message, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that there are no warnings, or none of a kind.
    ///
    /// - Parameters:
    ///   - id: The kind of the warnings; any if nil.
    ///   - path: The path of the construct that they are about; any if nil.
    ///   - message: What they say; anything if not given.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoWarnings(
        _ id: Diagnostic.ID? = nil, at path: String? = nil, message: Pattern = .present, fileID: String = #fileID,
        filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        expectNone(.warning, id, path, message, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that there are no notes, or none that say something.
    ///
    /// - Parameters:
    ///   - message: What they say; anything if not given.
    ///   - path: The path of the construct that they are about; any if nil.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoNotes(
        _ message: Pattern = .present, at path: String? = nil, fileID: String = #fileID, filePath: StaticString = #filePath,
        line: Int = #line, column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        if message.isUnknown(place) { return }
        let found = notes.filter { (path == nil || $0.constructPath == path) && message.matches(.string($0.message)) }
        if found.isEmpty { return }
        place.fail("There should be no notes\(Self.words(nil, path, message)), but there are \(found.count):\n" + Self.lines(found))
    }

    private func expect(_ severity: Diagnostic.Severity, _ id: Diagnostic.ID, _ path: String?, _ message: Pattern, _ place: TestLine) {
        if message.isUnknown(place) || !found(severity, id, path, message).isEmpty { return }
        place.fail("There is no \(severity.rawValue)\(Self.words(id, path, message)), but\(Self.list(Self.lines(diagnostics)))")
    }

    private func expectNone(_ severity: Diagnostic.Severity, _ id: Diagnostic.ID?, _ path: String?, _ message: Pattern, _ place: TestLine) {
        if message.isUnknown(place) { return }
        let found = found(severity, id, path, message)
        if found.isEmpty { return }
        let words = Self.words(id, path, message)
        place.fail("There should be no \(severity.rawValue)s\(words), but there are \(found.count):\n" + Self.lines(found))
    }

    private func found(_ severity: Diagnostic.Severity, _ id: Diagnostic.ID?, _ path: String?, _ message: Pattern) -> [Diagnostic] {
        diagnostics.filter {
            $0.severity == severity && (id == nil || $0.id == id) && (path == nil || $0.constructPath == path)
                && message.matches(.string($0.message))
        }
    }

    /// What was asked for, behind its kind: `swift-cdk:sqs/fifo-name at 'video' that says "…"`.
    private static func words(_ id: Diagnostic.ID?, _ path: String?, _ message: Pattern) -> String {
        let said = if case .present = message { "" } else { " that \(id == nil ? "say" : "says") \(message.excerpt)" }
        return (id.map { " \($0)" } ?? "") + (path.map { " at '\($0)'" } ?? "") + said
    }

    private static func lines(_ diagnostics: [Diagnostic]) -> String {
        BoundedList.lines(diagnostics.flatMap { $0.description.split(separator: "\n").map { "  \($0)" } })
    }

    private static func lines(_ notes: [Note]) -> String { BoundedList.lines(notes.map { "  \($0.constructPath): \($0.message)" }) }

    private static func list(_ lines: String) -> String { lines.isEmpty ? " nothing" : ":\n" + lines }
}
