import CDKSchemas
import CloudAssembly
import Foundation

@testable import CDK
@testable import CDKIAM

/// What reads texts from outside, each with what has to hold of all texts.
enum Parsers {
    static let all: [String: @Sendable ([UInt8]) -> Void] = [
        "arguments": arguments, "arn": arn, "assembly": assembly, "context": context, "duration": duration, "files": files,
        "ignore": ignore, "json": json, "pattern": pattern, "policy": policy, "states": states, "template": template, "yaml": yaml,
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func app(_ environment: [String: String] = [:]) -> (app: App, stack: Stack) {
        let app = App(outputDirectory: "never-written", processEnvironment: environment)
        return (app, Stack(app, "Stack", env: Environment(account: "111111111111", region: .euSouth1)))
    }

    /// Calls a function with a directory of the process, in which a file holds the bytes.
    private static func withFiles(_ names: [String], _ bytes: [UInt8], _ read: (String) -> Void) {
        let directory = FileManager.default.temporaryDirectory.appending(path: "hostile-input-\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            for name in names { try Data(bytes).write(to: directory.appending(path: name)) }
        } catch {
            preconditionFailure("\(error)")
        }
        read(directory.path)
    }

    // MARK: Texts

    /// What is read is written so that it is read as the same.
    @Sendable private static func json(_ bytes: [UInt8]) {
        // Numbers that are too large are infinite for JavaScript, and null when it writes them.
        _ = try? JSON(parsing: bytes)
        guard let value = try? JSON(parsingExactly: bytes) else { return }
        let again = try? JSON(parsing: value.text())
        precondition(again == value, "written as \(value.text())")
    }

    @Sendable private static func yaml(_ bytes: [UInt8]) { _ = try? JSON(parsingYAML: bytes) }

    @Sendable private static func arn(_ bytes: [UInt8]) {
        let arn = ARN(stringLiteral: text(bytes))
        for format in [ARN.Format.slash, .colon, .resource] { _ = try? arn.components(format) }
        _ = (arn.resource, try? arn.resourceName(ofType: "role"))
    }

    /// What is read is written so that it is read as the same.
    @Sendable private static func duration(_ bytes: [UInt8]) {
        guard let duration = try? Duration(iso8601: text(bytes)) else { return }
        let again = try? Duration(iso8601: duration.iso8601)
        precondition(again == duration, "written as \(duration.iso8601)")
    }

    /// The first line is a path, the others are patterns.
    @Sendable private static func ignore(_ bytes: [UInt8]) {
        let lines = text(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let patterns = Array(lines.dropFirst())
        let all: [any IgnorePatterns] = [GitIgnorePatterns(patterns), DockerIgnorePatterns(patterns), GlobPatterns(patterns)]
        for patterns in all { _ = (patterns.ignores(lines[0]), patterns.ignoresDirectory(lines[0])) }
    }

    /// The first line is a text, the rest a pattern.
    @Sendable private static func pattern(_ bytes: [UInt8]) {
        let lines = text(bytes).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 2, let pattern = try? Pattern(lines[1]) else { return }
        _ = pattern.matches(lines[0])
    }

    // MARK: What the CLI hands over

    @Sendable private static func arguments(_ bytes: [UInt8]) {
        var mistakes: [Diagnostic] = []
        _ = AppArguments(parsing: text(bytes).split(separator: "\n").map(String.init), &mistakes)
    }

    /// The context of the CLI, with what reads it.
    @Sendable private static func context(_ bytes: [UInt8]) {
        let (app, stack) = app(["CDK_CONTEXT_JSON": text(bytes)])
        _ = stack.availabilityZones
        _ = ContextLookup.ssmParameter("/films").value(in: stack)
        CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        _ = try? app.render()
        app.node.dismantle()
    }

    @Sendable private static func files(_ bytes: [UInt8]) {
        withFiles(["cdk.json", "cdk.context.json"], bytes) { directory in
            var mistakes: [Diagnostic] = []
            _ = AppContext.files(in: directory, &mistakes)
        }
    }

    /// The manifests of a former synthesis, all of the same text.
    @Sendable private static func assembly(_ bytes: [UInt8]) {
        withFiles(["manifest.json", "S.assets.json", "tree.json"], bytes) { directory in
            _ = FormerAssembly.files(in: directory)
            guard let assembly = try? Assembly(directory: directory) else { return }
            for artifact in assembly.manifest.artifacts.values { _ = try? assembly.metadata(artifact) }
            _ = try? assembly.tree()
        }
    }

    // MARK: Documents

    /// A template, in JSON or YAML, rendered and checked.
    @Sendable private static func template(_ bytes: [UInt8]) {
        let (app, stack) = app()
        _ = try? CfnInclude(stack, "YAML", yaml: text(bytes))
        _ = try? CfnInclude(Stack(app, "JSON"), "JSON", json: text(bytes))
        _ = try? app.render()
        app.node.dismantle()
    }

    @Sendable private static func policy(_ bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes) else { return }
        _ = try? PolicyDocument(json: json)
        _ = try? PolicyStatement(json: json)
    }

    @Sendable private static func states(_ bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes) else { return }
        _ = DefinitionCheck.findings(in: json)
        _ = DefinitionCheck.findings(in: json, isExpress: true)
    }
}
