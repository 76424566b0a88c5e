import ConformanceSupport
import Foundation
import Testing

@testable import CDK

/// What is said about mistakes, and that the original refuses the same ones.
///
/// Its words are not compared: those here are the library's own.
@Suite struct MistakeCases {
    static let environment = Conformance.environment

    /// Mistakes of the original that cannot be made here, and why.
    static let impossible: [String: String] = [
        "findChild": "a child that may be missing is an optional",
        "env not string": "accounts and regions have types",
        "output list": "the value of an output is a Value<String>",
        "list token concat": "lists are not texts, deferred or not",
        "list token push": "a List has no mutating operations",
        "list index": "the subscript of a deferred List is Fn::Select",
        "resolve function": "template values are an enum without functions",
        "resolve construct": "template values are an enum without constructs",
        "asset bad hash type": "a hash of one's own is given, or it is not",
        "tag undefined": "the value of a tag is not optional",
        "bucket name upper": "a check of the original's Bucket construct, not of its core",
        "autodelete no destroy": "a check of the original's Bucket construct, not of its core",
        "l1 wrong type": "properties have types",
        "l1 missing prop": "required properties are parameters without a default",
    ]

    struct Mistake: CustomTestStringConvertible {
        let name: String
        /// What is said; nil where nothing is wrong.
        let expectation: (id: Diagnostic.ID, path: String, message: String)?
        let build: (App) throws -> Void

        init(_ name: String, _ id: Diagnostic.ID, at path: String, _ message: String, _ build: @escaping (App) throws -> Void) {
            self.name = name
            expectation = (id, path, message)
            self.build = build
        }

        init(fine name: String, _ build: @escaping (App) throws -> Void) {
            self.name = name
            expectation = nil
            self.build = build
        }

        var testDescription: String { name }
    }

    @Test func messages() throws {
        let originals = try JSON(parsing: try Conformance.text("59-errors", "errors.json")).object ?? [:]
        let mistakes = Self.tree + Self.names + Self.references + Self.values + Self.rest
        #expect(Set(mistakes.map(\.name)).union(Self.impossible.keys) == Set(originals.keys))
        #expect(Set(mistakes.map(\.name)).isDisjoint(with: Self.impossible.keys))
        for mistake in mistakes {
            #expect((originals[mistake.name] == "OK") == (mistake.expectation == nil), "\(mistake.name)")
            let found = Self.diagnostics(mistake.build)
            guard let expected = mistake.expectation else {
                #expect(found.isEmpty, "\(mistake.name)")
                continue
            }
            // Without the line at the end, which moves with the table.
            let isSaid = found.contains {
                ($0.id, $0.constructPath, $0.message.replacing(/swift:\d+$/, with: "swift")) == expected
            }
            #expect(isSaid, "\(mistake.name): \(found) instead of \(expected)")
        }
    }

    /// A diagnostic says what to do; only the user's own checks cannot.
    @Test func actions() {
        for mistake in Self.tree + Self.names + Self.references + Self.values + Self.rest where mistake.name != "validation" {
            for diagnostic in Self.diagnostics(mistake.build) where diagnostic.severity == .error {
                #expect(diagnostic.action != nil, "\(mistake.name): \(diagnostic.message)")
            }
        }
    }

    /// The diagnostics of an app with a mistake.
    ///
    /// An error that is thrown is one, as when a program runs.
    private static func diagnostics(_ build: (App) throws -> Void) -> [Diagnostic] {
        let directory = NSTemporaryDirectory() + "mistake-\(UUID().uuidString)"
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: directory, processEnvironment: [:])
        defer { try? FileManager.default.removeItem(atPath: app.outputDirectory) }
        do {
            try build(app)
            try app.synth()
            return []
        } catch let error as SynthesisError {
            return error.diagnostics
        } catch {
            return [.error("swift-cdk:app/thrown-error", "\(error)", action: "as the caller decides")]
        }
    }
}
