import CDK
import Foundation
import Testing

/// Compares what this library synthesizes with what aws-cdk-lib synthesizes for the same tree.
///
/// A case's golden stands in `Goldens/<case>` beside the folder of the cases. Templates, asset manifests and the names of staged assets
/// must be equal byte for byte; manifest, metadata and construct tree as JSON, without what only the original can say (its feature flags,
/// analytics and classes). Of messages the ids and places must be equal: their words are each library's own.
package enum Conformance {
    package static let environment = Environment(account: "111111111111", region: .euSouth1)

    /// The goldens of the test target to which a file of cases belongs.
    private static func goldens(_ caller: String) -> URL {
        URL(fileURLWithPath: caller).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")
    }

    /// A file or directory that a case reads.
    package static func file(_ name: String, _ path: String, caller: String = #filePath) -> String {
        goldens(caller).appendingPathComponent(name).appendingPathComponent(path).path
    }

    /// A further golden of a case.
    package static func text(_ name: String, _ path: String, caller: String = #filePath) throws -> String {
        String(decoding: try Data(contentsOf: goldens(caller).appendingPathComponent(name).appendingPathComponent(path)), as: UTF8.self)
    }

    /// Builds the case's tree and compares the assembly with the golden.
    ///
    /// - Parameters:
    ///   - name: The folder of the case's golden.
    ///   - context: Values that the CLI hands over.
    ///   - own: Values of the app itself, which those of the CLI win over.
    ///   - enforced: Values of the app that win over those of the CLI.
    ///   - synthesizer: How stacks are deployed that have no synthesizer of their own.
    ///   - caller: The file of the case, beside whose folder the goldens are.
    ///   - build: Builds the tree.
    /// - Throws: What `build` throws, and errors of the synthesis and of reading files.
    package static func check(
        _ name: String, context: OrderedMap<JSON> = [:], own: OrderedMap<JSON> = [:], enforced: OrderedMap<JSON> = [:],
        synthesizer: (any StackSynthesizer)? = nil, caller: String = #filePath, _ build: (App) throws -> Void
    ) throws {
        let golden = goldens(caller).appendingPathComponent(name)
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("conformance-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        var values: OrderedMap<JSON> = [
            "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true,
            "@aws-cdk/core:failSynthOnValidationErrors": false,
            // The original does not look whether eu-south-1 has the types of the cases.
            "swift-cdk:checkRegions": false,
            // Many cases have properties that no service knows, to show how values are rendered; `test_goldens.py` of the validation looks
            // at the goldens.
            "swift-cdk:validation": "off",
        ]
        for (key, value) in context { values[key] = value }
        var made: [Remains] = []
        func synthesize() throws {
            let app = App(
                context: own, enforcedContext: enforced, outputDirectory: output.path, synthesizer: synthesizer,
                processEnvironment: ["CDK_CONTEXT_JSON": JSON.object(values).text()])
            try build(app)
            try app.synth()
            made = app.node.descendants.map { Remains(path: $0.path, node: $0, construct: $0.construct) }
        }
        try synthesize()
        let remaining = made.filter { $0.node != nil || $0.construct != nil }.map(\.path)
        if !remaining.isEmpty { Issue.record("\(name): not freed with the app: \(remaining)") }
        let program = String(decoding: try Data(contentsOf: golden.appendingPathComponent("app.js")), as: UTF8.self)
        for mistake in try differences(output, golden.appendingPathComponent("cdk.out"), program) {
            Issue.record("\(name): \(mistake)")
        }
    }

    /// A place in the tree of an app that is gone.
    private struct Remains {
        let path: String
        weak var node: Node?
        weak var construct: Construct?
    }

    /// What differs between two assemblies.
    ///
    /// - Parameters:
    ///   - actual: The directory of this library's assembly.
    ///   - expected: That of the original's.
    ///   - program: The source of the original's program.
    /// - Returns: A sentence for each difference.
    /// - Throws: What reading the directories, or the JSON in them, throws.
    private static func differences(_ actual: URL, _ expected: URL, _ program: String) throws -> [String] {
        var mistakes: [String] = []
        let names = (try files(actual).union(try files(expected))).subtracting(["validation-report.json"])
        for name in names.sorted() {
            let links = [actual, expected].map { try? FileManager.default.destinationOfSymbolicLink(atPath: $0.path + "/" + name) }
            if links[0] != links[1] {
                mistakes.append("\(name) links to \(links[0] ?? "nothing") instead of \(links[1] ?? "nothing")")
            }
            if links[0] != nil || links[1] != nil { continue }
            guard let found = try? Data(contentsOf: actual.appendingPathComponent(name)) else {
                mistakes.append("\(name) is missing")
                continue
            }
            guard let should = try? Data(contentsOf: expected.appendingPathComponent(name)) else {
                mistakes.append("\(name) should not be there")
                continue
            }
            if name.contains("asset.") || name.hasSuffix(".template.json") || name.hasSuffix(".assets.json") || name.hasSuffix("cdk.out") {
                if found != should { mistakes.append("\(name) differs:\n" + firstDifference(found, should)) }
            } else {
                let left = comparable(try JSON(parsing: found), name, program)
                let right = comparable(try JSON(parsing: should), name, program)
                if left != right {
                    mistakes.append(
                        "\(name) differs:\n" + firstDifference(Data(left.utf8(indent: 1)), Data(right.utf8(indent: 1))))
                }
            }
        }
        return mistakes
    }

    /// The files and links, with their paths in the directory.
    private static func files(_ directory: URL) throws -> Set<String> {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        return Set(
            paths.filter { path in
                let full = directory.appendingPathComponent(path).path
                if (try? FileManager.default.destinationOfSymbolicLink(atPath: full)) != nil { return true }
                var isDirectory: ObjCBool = false
                return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory) && !isDirectory.boolValue
            })
    }

    /// The JSON without what only the original can say, and without words of either library.
    private static func comparable(_ json: JSON, _ name: String, _ program: String) -> JSON {
        switch json {
        case .object(let members):
            if let message = message(members, program) { return message }
            var kept = OrderedMap<JSON>()
            // Sorted, so that the first difference that is shown is one.
            for (key, value) in members.sorted(by: { $0.key < $1.key }) where !isOriginals(key, in: name) {
                kept[key] = comparable(value, name, program)
            }
            if name.hasSuffix("metadata.json") {
                for (key, value) in kept where value.array?.isEmpty == true { kept[key] = nil }
            }
            return .object(kept)
        case .array(let elements):
            return .array(
                elements.filter { !isOneSided($0) }.map { comparable($0, name, program) })
        default: return json
        }
    }

    /// Whether only one of the libraries says something of the kind.
    private static func isOneSided(_ entry: JSON) -> Bool {
        if entry["type"]?.string?.hasPrefix("aws:cdk:analytics") == true { return true }
        // The original leaves out such a permission without a word.
        let told = entry["data"]?.string ?? ""
        return ["unchangeable-policy", "grant-by-hand"].contains { told.hasSuffix("[ack: swift-cdk:iam/\($0)]") }
    }

    /// The entry of a message with its id alone, of a reason with its rule alone; nil for other JSON.
    ///
    /// What the case's program says itself keeps its words, and our ids of what the original says without one go.
    private static func message(_ entry: OrderedMap<JSON>, _ program: String) -> JSON? {
        if entry["type"] == "aws:cdk:acknowledged-rules", let rules = entry["data"]?.object {
            return ["type": "aws:cdk:acknowledged-rules", "rules": .array(rules.keys.map { .string($0) })]
        }
        guard let type = entry["type"]?.string, ["aws:cdk:info", "aws:cdk:warning", "aws:cdk:error"].contains(type),
            let text = entry["data"]?.string
        else { return nil }
        let parts = text.components(separatedBy: " [ack: ")
        let id = parts.count == 2 && !parts[1].hasPrefix("swift-cdk:") ? String(parts[1].dropLast()) : ""
        return ["type": .string(type), "id": .string(id), "words": .string(program.contains(parts[0]) ? parts[0] : "its own")]
    }

    private static func isOriginals(_ key: String, in file: String) -> Bool {
        switch key {
        case "constructInfo": file.hasSuffix("tree.json")
        case "aws-cdk-lib/feature-flag-report": file.hasSuffix("manifest.json")
        default: false
        }
    }

    private static func firstDifference(_ left: Data, _ right: Data) -> String {
        let a = String(decoding: left, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let b = String(decoding: right, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        func excerpt(_ lines: [Substring]) -> String { lines[max(0, line - 3)..<min(lines.count, line + 8)].joined(separator: "\n") }
        return "line \(line + 1)\n--- this library\n\(excerpt(a))\n--- aws-cdk-lib\n\(excerpt(b))"
    }
}
