import ConformanceSupport
import Foundation
import Testing

@testable import CDK

/// What is said about mistakes, beside what the original says.
@Suite struct MistakeCases {
    /// How a mistake is told apart from the original's.
    enum Expectation {
        /// The original's message, to the letter.
        case same
        /// Nothing is wrong.
        case fine
        /// Another message, with the reason.
        case other(String, because: String)
    }

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
        let expectation: Expectation
        let build: (App) throws -> Void

        init(_ name: String, _ expectation: Expectation = .same, _ build: @escaping (App) throws -> Void) {
            self.name = name
            self.expectation = expectation
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
            let original = Self.unwrapped(originals[mistake.name]?.string ?? "")
            let found = Self.diagnostics(mistake.build)
            switch mistake.expectation {
            case .fine:
                #expect(original.hasPrefix("OK: "), "\(mistake.name)")
                #expect(found.isEmpty, "\(mistake.name)")
            case .same:
                #expect(found.contains { $0.message == original }, "\(mistake.name): \(found.map(\.message)) instead of \(original)")
            case .other(let message, _):
                #expect(message != original, "\(mistake.name) is the same by now")
                #expect(found.contains { $0.message == message }, "\(mistake.name): \(found.map(\.message)) instead of \(message)")
            }
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

    /// The diagnostics of an app with a mistake. An error that is thrown is one, as when a program runs.
    private static func diagnostics(_ build: (App) throws -> Void) -> [Diagnostic] {
        let app = App(outputDirectory: NSTemporaryDirectory() + "mistake-\(UUID().uuidString)", processEnvironment: [:])
        defer { try? FileManager.default.removeItem(atPath: app.outputDirectory) }
        do {
            try build(app)
            try app.synth()
            return []
        } catch let error as SynthesisError {
            return error.diagnostics
        } catch {
            return [Diagnostic(.error, "\(error)", action: "as the caller decides")]
        }
    }

    /// The original's message without its class and code, and without what it is wrapped in on its way out of values.
    private static func unwrapped(_ text: String) -> String {
        let parts = text.components(separatedBy: " | ")
        guard parts.count > 2 else { return text }
        var message = parts.dropFirst(2).joined(separator: " | ")
        while message.hasPrefix("Resolution error: ") {
            message = String(message.dropFirst("Resolution error: ".count).dropLast())
        }
        // The compiled original calls this class by another name.
        return message.replacingOccurrences(of: "in Stack2 [", with: "in Stack [")
            .replacingOccurrences(of: "<dir>", with: NSTemporaryDirectory() + "missing")
    }
}
