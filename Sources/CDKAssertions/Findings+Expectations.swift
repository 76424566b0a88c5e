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
        let isThere = notes.contains { (path == nil || $0.constructPath == path) && message.matches(.string($0.message)) }
        if isThere { return }
        let told = notes.map { "  \($0.constructPath): \($0.message)" }
        TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
            .fail("There is no note \(message)\(path.map { " at '\($0)'" } ?? ""), but\(Self.list(told))")
    }

    /// Expects that there are no errors.
    ///
    /// - Parameters:
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoErrors(fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line, column: Int = #column) {
        expectNone(errors, "errors", TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that there are no warnings.
    ///
    /// - Parameters:
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoWarnings(fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line, column: Int = #column) {
        expectNone(warnings, "warnings", TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    private func expect(_ severity: Diagnostic.Severity, _ id: Diagnostic.ID, _ path: String?, _ message: Pattern, _ place: TestLine) {
        let isThere = diagnostics.contains {
            $0.severity == severity && $0.id == id && (path == nil || $0.constructPath == path) && message.matches(.string($0.message))
        }
        if isThere { return }
        let words = if case .present = message { "" } else { " that says \(message)" }
        let told = diagnostics.flatMap { $0.description.split(separator: "\n").map { "  \($0)" } }
        place.fail("There is no \(severity.rawValue) \(id)\(path.map { " at '\($0)'" } ?? "")\(words), but\(Self.list(told))")
    }

    private func expectNone(_ found: [Diagnostic], _ kind: String, _ place: TestLine) {
        if found.isEmpty { return }
        let lines = found.flatMap { $0.description.split(separator: "\n").map { "  \($0)" } }
        place.fail("There should be no \(kind), but there are \(found.count):\n" + lines.joined(separator: "\n"))
    }

    private static func list(_ lines: [String]) -> String { lines.isEmpty ? " nothing" : ":\n" + lines.joined(separator: "\n") }
}
