import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that synthesizes an app.
///
///     @main
///     struct Website: CDKApp {
///         func build(_ app: App) {
///             let stack = Stack(app, "website", env: Environment(region: .euSouth1))
///             S3.CfnBucket(stack, "Assets")
///         }
///     }
///
/// Run by itself (`swift run`), it writes `cdk.out` in the working directory, with the context of `cdk.json` and `cdk.context.json`. Run by
/// the CDK CLI it writes where the CLI reads (`CDK_OUTDIR`), with the CLI's context. Where something is wrong with the app it lists every
/// mistake, writes nothing and exits with status 1.
///
/// Its command line takes `-c key=value` or `--context key=value`, any number of times, and `-o directory` or `--output directory`. Both
/// win over what files and the environment say, `CDK_CONTEXT_JSON` and `CDK_OUTDIR` included, as the CDK CLI's own options win over its
/// files, and an `outputDirectory` that is given to an ``App`` over `CDK_OUTDIR`. So an `-o` in the `app` of `cdk.json` keeps the CLI from
/// finding what was written. `--help` says it in short. Anything else is reported, and nothing is written.
public protocol CDKApp {
    /// Creates the program; a type without stored properties has this already.
    init()

    /// Builds the construct tree.
    ///
    /// An error that it throws is reported like a mistake in the tree.
    func build(_ app: App) throws
}

extension CDKApp {
    /// Builds and synthesizes the app, prints the outcome and ends the process: with status 0, or 1 if anything is wrong.
    public static func main() {
        var output = StandardStream(descriptor: STDOUT_FILENO)
        var errors = StandardStream(descriptor: STDERR_FILENO)
        let process = ProcessInfo.processInfo
        let status = AppRun(
            arguments: process.arguments, environment: process.environment, directory: FileManager.default.currentDirectoryPath
        ).run(Self(), &output, &errors)
        exit(status)
    }
}

/// One run of an app's program.
struct AppRun {
    /// The program's path and the arguments behind it.
    let arguments: [String]
    let environment: [String: String]
    let directory: String

    /// Runs the program, and gives the exit status: 0, or 1 if anything is wrong.
    func run(
        _ program: some CDKApp, _ output: inout some TextOutputStream, _ errors: inout some TextOutputStream
    ) -> Int32 {
        var mistakes: [Diagnostic] = []
        let asked = AppArguments(parsing: arguments.dropFirst(), &mistakes)
        if asked.asksForHelp {
            print(AppArguments.help(program: programName), to: &output)
            return 0
        }
        guard mistakes.isEmpty else {
            Self.list(mistakes, &errors)
            return 1
        }
        // The CLI says where to write; it also reads cdk.json and hands its context over.
        let isUnderCLI = environment["CDK_OUTDIR"] != nil
        let context = isUnderCLI ? [:] : Self.standaloneContext(in: directory, &mistakes)
        let app = App(
            context: context, enforcedContext: asked.context,
            outputDirectory: asked.outputDirectory.map(absolute) ?? environment["CDK_OUTDIR"] ?? absolute("cdk.out"),
            processEnvironment: environment)
        for mistake in mistakes { app.node.tree.report { mistake } }
        do {
            try program.build(app)
            app.failsOnAnnotatedErrors = !isUnderCLI
            try app.synth()
            // The CLI reads the warnings from the assembly and shows them itself.
            if !isUnderCLI {
                for warning in app.diagnostics { print(warning.description, to: &errors) }
                for line in Self.summary(of: app) { print(line, to: &output) }
            }
            return 0
        } catch let error as SynthesisError {
            Self.list(error.diagnostics, &errors)
        } catch {
            Self.list(app.diagnostics + [.error("swift-cdk:app/thrown-error", "\(error)")], &errors)
        }
        return 1
    }

    private var programName: String { arguments.first?.split(separator: "/").last.map(String.init) ?? "app" }

    private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }

    /// The context that the CLI would hand over.
    private static func standaloneContext(in directory: String, _ mistakes: inout [Diagnostic]) -> OrderedMap<JSON> {
        var context = AppContext.files(in: directory, &mistakes)
        for key in ["aws:cdk:enable-path-metadata", "aws:cdk:enable-asset-metadata"] where context[key] == nil { context[key] = true }
        return context
    }

    private static func list(_ diagnostics: [Diagnostic], _ errors: inout some TextOutputStream) {
        for diagnostic in diagnostics { print(diagnostic.description, to: &errors) }
        let count = diagnostics.count { $0.severity == .error }
        print("\(count) error\(count == 1 ? "" : "s"); nothing was written", to: &errors)
    }

    private static func summary(of app: App) -> [String] {
        var lines: [String] = []
        app.node.visitTree { node in
            guard let stack = node as? StackNode, !(stack is NestedStackNode) else { return }
            let resources = stack.elements.count { $0 is CfnResource }
            let place = [stack.environment.region?.rawValue, stack.environment.account].compactMap { $0 }.joined(separator: ", ")
            lines.append("\(stack.path)\(place.isEmpty ? "" : " (\(place))"): \(resources) resource\(resources == 1 ? "" : "s")")
        }
        let assets = app.node.tree.slot(StagedAssets.self).contents.count
        lines.append("\(assets) asset\(assets == 1 ? "" : "s"); written to \(app.outputDirectory)")
        return lines
    }
}

private struct StandardStream: TextOutputStream {
    let descriptor: Int32

    mutating func write(_ string: String) {
        var bytes = Array(string.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// `write(2)`, by a name that the stream's own method does not hide.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
