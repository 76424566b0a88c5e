import Foundation
import Testing

@testable import CDK

/// What is wrong with a template is told wherever the template stands, alone and under the CLI, and is let be where it is acknowledged: for
/// every id that the catalogue has a template for.
@Suite struct FindingsEverywhereTests {
    /// An app with the example in a stack of a stage, in a nested stack, and in a stack that acknowledges it.
    ///
    /// Each has an account of its own, so that names are not given twice; those of buckets are all the same.
    private struct Everywhere: CDKApp {
        static let told = ["Prod/Inner", "Prod/Outer/Nested"]
        var example = CatalogueTests.Example(id: "", template: "", says: [])

        func build(_ app: App) throws {
            let stage = Stage(app, "Prod")
            try include(stack(stage, "Inner", account: "1"))
            try include(NestedStack(nestedIn: stack(stage, "Outer", account: "2"), "Nested"))
            let calm = stack(stage, "Calm", account: "3")
            try include(calm)
            Annotations.of(calm).acknowledgeRule(example.id, reason: "it is known")
        }

        private func stack(_ scope: any Scope, _ id: String, account: Character) -> Stack {
            Stack(scope, id, env: Environment(account: String(repeating: account, count: 12), region: example.region))
        }

        private func include(_ scope: any Scope) throws { _ = try CfnInclude(scope, "Template", yaml: example.template) }
    }

    private struct Run {
        var status: Int32 = 0
        var output = ""
        var errors = ""
        /// The files of the assembly, if one was written.
        var files: [String: String] = [:]
    }

    private func run(_ example: CatalogueTests.Example, underCLI isUnderCLI: Bool) throws -> Run {
        let directory = FileManager.default.temporaryDirectory.appending(path: "everywhere-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let output = directory.appending(path: "cdk.out")
        var run = Run()
        run.status = AppRun(arguments: ["app"], environment: isUnderCLI ? ["CDK_OUTDIR": output.path] : [:], directory: directory.path)
            .run(Everywhere(example: example), &run.output, &run.errors)
        for name in FileManager.default.enumerator(atPath: output.path)?.compactMap({ $0 as? String }) ?? []
        where name.hasSuffix(".metadata.json") {
            run.files[name] = try String(contentsOf: output.appending(path: name), encoding: .utf8)
        }
        return run
    }

    /// The lines that name a stack, and the id.
    private func lines(_ text: String, _ path: String, _ id: String) -> Int {
        text.split(separator: "\n").count { $0.contains(": \(path)") && $0.hasSuffix("[\(id)]") }
    }

    @Test(arguments: CatalogueTests.examples) func isToldAloneAndLetBeWhereItIsKnown(_ example: CatalogueTests.Example) throws {
        let run = try run(example, underCLI: false)
        for path in Everywhere.told { #expect(lines(run.errors, path, example.id) > 0, "\(path)\n\(run.errors)") }
        #expect(lines(run.errors, "Prod/Calm", example.id) == 0, "\(run.errors)")
    }

    @Test(arguments: CatalogueTests.examples) func isToldUnderTheCLI(_ example: CatalogueTests.Example) throws {
        let run = try run(example, underCLI: true)
        if run.status == 0 {
            // The CLI shows warnings itself, from the metadata.
            #expect(run.errors == "")
            for stack in ["Inner", "Outer"] {
                let metadata = run.files.first { $0.key.contains("Prod\(stack)") }?.value ?? ""
                #expect(metadata.contains("[ack: \(example.id)]"), "\(stack)")
            }
            #expect(run.files.first { $0.key.contains("ProdCalm") }?.value.contains("[ack: \(example.id)]") != true)
        } else {
            for path in Everywhere.told { #expect(lines(run.errors, path, example.id) > 0, "\(path)\n\(run.errors)") }
            #expect(lines(run.errors, "Prod/Calm", example.id) == 0, "\(run.errors)")
        }
    }
}
