import CDKAssertions
import XCTest

/// That tests of XCTest can use the module too: what does not hold is one failure, at the line that expects it.
final class XCTestTests: XCTestCase {
    private var told: [(message: String, file: String, line: Int)] = []
    private var isExpectingFailures = false

    func testAnExpectationThatDoesNotHoldIsAFailureAtItsLine() throws {
        let template = Template(["Resources": ["Films": ["Type": "AWS::S3::Bucket"]]])
        isExpectingFailures = true
        template.expectResourceCount(ofType: "AWS::S3::Bucket", 2)
        let line = #line - 1
        template.expectResourceCount(ofType: "AWS::S3::Bucket", 1)
        isExpectingFailures = false
        XCTAssertEqual(told.count, 1)
        let failure = try XCTUnwrap(told.first)
        XCTAssertTrue(
            failure.message.hasSuffix("There should be 2 AWS::S3::Bucket like that, but there are 1: Films"), "It says \(failure.message)")
        XCTAssertEqual(failure.file, "\(#filePath)")
        XCTAssertEqual(failure.line, line)
    }

    #if canImport(ObjectiveC)
        override func record(_ issue: XCTIssue) {
            guard isExpectingFailures else { return super.record(issue) }
            let place = issue.sourceCodeContext.location
            told.append((issue.compactDescription, place?.fileURL.path ?? "", place?.lineNumber ?? 0))
        }
    #else
        override func recordFailure(withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool) {
            if isExpectingFailures {
                told.append((description, filePath, lineNumber))
            } else {
                super.recordFailure(withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
            }
        }
    #endif
}
