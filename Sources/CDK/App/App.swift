import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The root of a construct tree.
///
/// A program usually adopts ``CDKApp`` instead of making one; tests make one and call ``synth()``.
///
/// An app's tree is freed with it, when nothing refers to the app any more, whatever the tree holds. What is left of the tree then cannot
/// be used. One that was not synthesized before, as in `Stack(Stage(App(), "P"), "S")`, lives on as long as somebody refers to one of its
/// stacks or stages, be it a construct or a closure of the tree itself. A closure within the tree that uses the app keeps it:
/// `[unowned app]`. A construct of yours that stores a closure which uses the construct keeps itself.
public final class App: Stage {
    /// The directory that the assembly is written to.
    public let outputDirectory: String
    /// The account and region of the CLI's credentials (`CDK_DEFAULT_ACCOUNT`, `CDK_DEFAULT_REGION`); open without the CLI.
    ///
    /// It is for stacks that go to the account whose credentials deploy them: `Stack(app, "website", env: app.defaultEnvironment)`.
    public let defaultEnvironment: Environment
    /// Whether errors of annotations fail synthesis.
    ///
    /// The CLI shows them itself, from the assembly; it also looks up missing context.
    var failsOnAnnotatedErrors: Bool {
        get { stage.tree.slot(AppRendering.self).failsOnAnnotatedErrors }
        set { stage.tree.slot(AppRendering.self).failsOnAnnotatedErrors = newValue }
    }
    /// The place of the app in its tree: the root.
    package let stage: StageNode
    private var assembly: Assembly?

    /// Creates the root of a new tree.
    ///
    /// Context of the CLI that is no JSON object is reported by synthesis.
    ///
    /// - Parameters:
    ///   - context: Values for ``Node/context(_:)``. Those of the CLI win over them.
    ///   - enforcedContext: Values that win over those of the CLI.
    ///   - outputDirectory: The directory of the assembly; if not given, that of `CDK_OUTDIR`, else a new temporary directory.
    ///   - synthesizer: How stacks are deployed that have no synthesizer of their own. They share its asset manifest.
    ///   - environment: The process's environment variables.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        context: OrderedMap<JSON> = [:], enforcedContext: OrderedMap<JSON> = [:], outputDirectory: String? = nil,
        synthesizer: (any StackSynthesizer)? = nil,
        processEnvironment environment: [String: String] = ProcessInfo.processInfo.environment, file: String = #fileID, line: Int = #line
    ) {
        var mistakes: [Diagnostic] = []
        var values = AppContext.merged(context, environment, &mistakes)
        for (key, value) in enforcedContext { values[key] = value }
        let directory = outputDirectory ?? environment["CDK_OUTDIR"] ?? Self.temporaryDirectory()
        let tree = Tree(context: values, outputDirectory: directory)
        tree.slot(SharedSynthesizer.self).synthesizer = synthesizer
        for mistake in mistakes { tree.report { mistake } }
        self.outputDirectory = directory
        defaultEnvironment = Environment(
            account: environment["CDK_DEFAULT_ACCOUNT"], region: environment["CDK_DEFAULT_REGION"].map(Region.init(rawValue:)))
        stage = StageNode(root: tree, env: Environment(), location: SourceLocation(file: file, line: line))
        super.init(stage)
    }

    /// The version of this library, as `tree.json` names it for the library's own constructs, such as the app and its stacks.
    public static var libraryVersion: String { Library.version }

    /// The diagnostics reported so far, each once; synthesis may add more.
    public var diagnostics: [Diagnostic] { node.tree.diagnostics }

    /// Renders all templates and writes the assembly.
    ///
    /// A second call gives the same assembly again.
    ///
    /// - Throws: ``SynthesisError`` with every diagnostic of the app. Nothing is written then: what stood in the output directory stays.
    @discardableResult
    public func synth() throws(SynthesisError) -> Assembly {
        if let assembly {
            let late = node.tree.lateAdditions
            if late.isEmpty { return assembly }
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:app/changed-after-synthesis",
                    "Constructs were added after the app was synthesized, so they would not be deployed: \(late.joined(separator: ", "))",
                    action: "call synth() once the tree is complete")
            ])
        }
        let files = try render()
        let changes: [Diagnostic]
        do throws(AssemblyError) {
            changes = try write(files)
            if changes.isEmpty {
                let assembly = try Assembly(directory: outputDirectory)
                self.assembly = assembly
                return assembly
            }
        } catch {
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:app/unwritable-output", error.description, action: "check the directory, its permissions and the space left")
            ])
        }
        throw SynthesisError(diagnostics: changes)
    }

    /// Renders all files of the assembly, once.
    ///
    /// - Throws: ``SynthesisError`` with every diagnostic of the app.
    package func render() throws(SynthesisError) -> [AssemblyFile] { try stage.render() }

    /// Writes the assembly.
    ///
    /// - Returns: What is wrong with assets that changed meanwhile; nothing is written then.
    private func write(_ files: [AssemblyFile]) throws(AssemblyError) -> [Diagnostic] {
        var writer = try AssemblyWriter(directory: outputDirectory)
        var changes: [Diagnostic] = []
        do throws(AssemblyError) {
            let assets = node.tree.slot(StagedAssets.self).contents
            var kept: Set<String> = []
            for (name, content) in assets {
                if content.isWritten(at: outputDirectory + "/" + name) {
                    kept.insert(name)
                } else {
                    try writer.place(name) { changes += try content.write(to: $0) }
                }
            }
            for file in files { try writer.write(file.bytes, to: file.path) }
            writer.remove(FormerAssembly.files(in: outputDirectory).filter { !kept.contains($0) })
        } catch {
            writer.discard()
            throw error
        }
        if changes.isEmpty { try writer.commit() } else { writer.discard() }
        return changes
    }

    private static func temporaryDirectory() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("cdk.out-\(UUID().uuidString)").path
    }
}
