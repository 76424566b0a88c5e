import CDK
import Foundation
import Testing

@testable import CDKAssertions

/// Snapshots of templates: recorded, compared, and what is said when they differ.
@Suite struct TemplateSnapshotTests {
    private static let hash = String(repeating: "ab", count: 32)
    private static let other = String(repeating: "cd", count: 32)

    private static func template(size: Int, hash: String = hash) -> Template {
        Template([
            "Resources": [
                "A": ["Type": "T", "Properties": ["Size": .number(Double(size)), "Key": .string("\(hash).zip"), "Id": .string(other)]]
            ]
        ])
    }

    @Test func recordedComparedAndRecordedAnew() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("snapshots-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let test = folder.appendingPathComponent("WebsiteTests.swift").path
        func compare(_ template: Template, recording: Bool = false) -> String? {
            template.comparison(withSnapshot: "website", besideFile: test, isRecording: recording)
        }
        #expect(
            compare(Self.template(size: 1))
                == "There is no snapshot Snapshots/WebsiteTests/website.json: record it with RECORD_SNAPSHOTS=1, and read it")
        #expect(compare(Self.template(size: 1), recording: true) == nil)
        #expect(compare(Self.template(size: 1)) == nil)
        // Another hash is the same template.
        #expect(compare(Self.template(size: 1, hash: String(repeating: "01", count: 32))) == nil)
        #expect(
            compare(Self.template(size: 2)) == """
                The template is not what Snapshots/WebsiteTests/website.json says (- recorded, + now). If that is meant, record it anew with \
                RECORD_SNAPSHOTS=1:
                  …
                      "A": {
                        "Type": "T",
                        "Properties": {
                -         "Size": 1,
                +         "Size": 2,
                          "Key": "<hash 1>.zip",
                          "Id": "<hash 2>"
                        }
                  …
                """)
        #expect(compare(Self.template(size: 2), recording: true) == nil)
        #expect(compare(Self.template(size: 2)) == nil)
        for name in ["", "a/b"] {
            let told = Self.template(size: 1).comparison(withSnapshot: name, besideFile: test, isRecording: true)
            #expect(told?.contains("cannot be the name of a snapshot") == true)
        }
    }

    /// Swift takes both texts for equal; CloudFormation gets other bytes.
    @Test func lettersThatAreComposedOtherwiseDiffer() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("snapshots-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let test = folder.appendingPathComponent("WebsiteTests.swift").path
        let (composed, decomposed) = (Template(["a": "\u{E9}"]), Template(["a": "e\u{301}"]))
        #expect(composed.comparison(withSnapshot: "website", besideFile: test, isRecording: true) == nil)
        let told = try #require(decomposed.comparison(withSnapshot: "website", besideFile: test, isRecording: false))
        let lines = Array(told.utf8).split(separator: UInt8(ascii: "\n"))
        #expect(
            lines.contains(Array("-   \"a\": \"\u{E9}\"".utf8)[...]) && lines.contains(Array("+   \"a\": \"e\u{301}\"".utf8)[...]),
            "\(told)")
        #expect(!Pattern("\u{E9}").matches("e\u{301}"))
    }

    @Test func longLinesAreCutWhereTheyBeginToDiffer() {
        let long = String(repeating: "x", count: 5_000)
        let shown = LineDifference(from: "a\n\(long)b\(long)\nz", to: "a\n\(long)c\(long)\nz").description.components(separatedBy: "\n")
        #expect(shown.count == 4)
        for (line, letter) in [(shown[1], "b"), (shown[2], "c")] { #expect(line.count < 300 && line.contains("xx\(letter)xx")) }
    }

    @Test func longerDigitsAreNoHash() {
        #expect(Template(["A": .string(Self.hash + "0")]).snapshotText.contains(Self.hash + "0"))
    }

    @Test func manyLines() {
        let lines = (0..<400).map { "line \($0)" }
        let shown = LineDifference(from: lines.joined(separator: "\n"), to: lines.map { $0 + "!" }.joined(separator: "\n")).description
        #expect(shown.hasSuffix("… and 720 lines more"))
        #expect(LineDifference(from: "a\nb", to: "a\nb").description == "  …")
    }

    /// In templates of 60,000 lines few changes are found, and a template that is another one altogether takes no longer.
    @Test(.timeLimit(.minutes(1))) func hugeTemplates() {
        func text(_ prefix: String, changing: Set<Int> = []) -> String {
            (0..<10_000).flatMap { number -> [String] in
                [
                    "  \"\(prefix)\(number)\": {", #"    "A": {"#, #"      "B": ["#, "        \(changing.contains(number) ? 1 : 0)",
                    "      ]", "    }",
                ]
            }.joined(separator: "\n")
        }
        #expect(
            LineDifference(from: text("Q"), to: text("Q", changing: [17, 9_000])).description == """
                  …
                    "Q17": {
                      "A": {
                        "B": [
                -         0
                +         1
                        ]
                      }
                    "Q18": {
                  …
                    "Q9000": {
                      "A": {
                        "B": [
                -         0
                +         1
                        ]
                      }
                    "Q9001": {
                  …
                """)
        #expect(LineDifference(from: text("Q"), to: text("R")).description.hasSuffix("lines more"))
    }

    /// A version of a function is called by a hash of its code.
    @Test func namesOfVersions() {
        let template = Template(["Ref": .string("ResizeCurrentVersion13907EF0" + String(repeating: "0f", count: 16))])
        #expect(template.snapshotText.contains("\"ResizeCurrentVersion13907EF0<hash 1>\""))
    }
}
