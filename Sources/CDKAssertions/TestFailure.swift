import Testing
import XCTest

/// The line of a test that expects something.
struct TestLine: Equatable, Sendable {
    let fileID: String
    let filePath: StaticString
    let line: Int
    let column: Int

    static func == (one: TestLine, other: TestLine) -> Bool {
        one.fileID == other.fileID && one.line == other.line && one.column == other.column
    }

    /// How another line of the test tells of this one.
    func words(from other: TestLine) -> String {
        fileID == other.fileID ? "line \(line)" : "line \(line) of \(fileID.split(separator: "/").last ?? "")"
    }

    /// Records that an expectation failed, in Swift Testing or XCTest, whichever runs the test.
    func fail(_ message: String) {
        let place = SourceLocation(fileID: fileID, filePath: "\(filePath)", line: line, column: column)
        Issue.record(Comment(rawValue: message), sourceLocation: place)
        // In Swift Testing this has no test to fail; without a test of Swift Testing the issue has none.
        if Test.current == nil { XCTFail(message, file: filePath, line: UInt(line)) }
    }
}
