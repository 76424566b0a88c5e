import Testing
import XCTest

/// The line of a test that expects something.
struct TestLine {
    let fileID: String
    let filePath: StaticString
    let line: Int
    let column: Int

    /// Records that an expectation failed, in Swift Testing or XCTest, whichever runs the test.
    func fail(_ message: String) {
        let place = SourceLocation(fileID: fileID, filePath: "\(filePath)", line: line, column: column)
        Issue.record(Comment(rawValue: message), sourceLocation: place)
        // In Swift Testing this has no test to fail; without a test of Swift Testing the issue has none.
        if Test.current == nil { XCTFail(message, file: filePath, line: UInt(line)) }
    }
}
