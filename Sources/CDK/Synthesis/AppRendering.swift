import CloudAssembly

/// The rendering of an app's assembly, once.
///
/// It needs the app's tree alone, which may outlive the ``App`` itself.
final class AppRendering: Slot {
    /// Whether errors of annotations fail synthesis.
    ///
    /// The CLI shows them itself, from the assembly; it also looks up missing context.
    var failsOnAnnotatedErrors = true
    private var isRunning = false
    private var rendered: Result<[AssemblyFile], SynthesisError>?

    /// All files of the app's assembly.
    func files(of app: StageNode) throws(SynthesisError) -> [AssemblyFile] {
        if let rendered { return try rendered.get() }
        if let loss = app.loss { throw loss }
        if isRunning {
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:app/synthesis-within-synthesis", "synth() was called while the app was being synthesized",
                    action: "do not call it from an aspect, a lazy value or a validation")
            ])
        }
        isRunning = true
        defer { isRunning = false }
        let result = renderAll(app)
        rendered = result
        return try result.get()
    }

    private func renderAll(_ app: StageNode) -> Result<[AssemblyFile], SynthesisError> {
        if app.child("Tree") == nil { TreeMetadata(app, "Tree") }
        var (files, missing) = StageSynthesis.run(app)
        reportSharedFiles(files, app)
        reportDeferredText(files, app)
        reportAnnotations(app)
        if let report = ValidationReportWriter.file(of: app) { files.append(report) }
        app.tree.isSynthesized = true
        let diagnostics = app.tree.diagnostics
        guard diagnostics.contains(where: { $0.severity == .error }) else { return .success(files) }
        return isLookedUpFirst(missing, app) ? .success(files) : .failure(SynthesisError(diagnostics: diagnostics))
    }

    /// Whether the CLI looks values up and runs the app again, before its errors count: a dummy may have caused them.
    private func isLookedUpFirst(_ missing: [MissingContext], _ app: StageNode) -> Bool {
        !failsOnAnnotatedErrors && missing.contains { app.tree.context[$0.key] == nil }
    }

    /// Reports files of one path, of which one would be written over the other.
    ///
    /// Stacks and stages that would share one are reported before.
    private func reportSharedFiles(_ files: [AssemblyFile], _ app: StageNode) {
        guard !app.tree.diagnostics.contains(where: { $0.severity == .error }) else { return }
        var paths: Set<String> = []
        for file in files where !paths.insert(file.path).inserted {
            app.report(
                .error(
                    "swift-cdk:app/shared-file", "Two templates or stages would be written to \(file.path)",
                    action: "give one of them another id"))
        }
    }

    /// Reports deferred values in texts that are written as they are given, such as descriptions, logical ids and paths of overrides.
    ///
    /// Those in values are reported before, with their constructs.
    private func reportDeferredText(_ files: [AssemblyFile], _ app: StageNode) {
        guard !app.tree.diagnostics.contains(where: { $0.severity == .error }) else { return }
        var told: Set<String> = []
        for file in files {
            if let hint = DeferredTextMarker.find(in: file.bytes), told.insert(hint).inserted {
                app.report(.deferredText(hint, in: file.path))
            }
        }
    }

    /// Makes diagnostics of the warnings and errors of annotations.
    private func reportAnnotations(_ app: StageNode) {
        let tree = app.tree
        let isFailing = failsOnAnnotatedErrors && app.flag("@aws-cdk/core:failSynthOnValidationErrors") != false
        app.visitTree { node in
            for record in node.metadata {
                guard let diagnostic = Annotations.diagnostic(of: record), diagnostic.severity == .warning || isFailing else { continue }
                tree.report { diagnostic.placed(at: node) }
            }
        }
    }
}

extension StageNode {
    /// Renders all files of the assembly of the app that this is the root of, once.
    ///
    /// - Throws: ``SynthesisError`` with every diagnostic of the app.
    package func render() throws(SynthesisError) -> [AssemblyFile] { try tree.slot(AppRendering.self).files(of: self) }

    /// The diagnostics reported so far in the whole app.
    package var diagnostics: [Diagnostic] { tree.diagnostics }

    /// Why the tree that this is the root of cannot be looked at any more; nil if it can.
    package var loss: SynthesisError? {
        if tree.isDismantled {
            return SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:app/freed", "The App was freed, because nothing referred to it any more",
                    action: "keep the App, in a variable, as long as its stacks are used")
            ])
        }
        guard !tree.lostOwners.isEmpty else { return nil }
        let lost = tree.lostOwners.map { "'\($0)'" }.joined(separator: ", ")
        return SynthesisError(diagnostics: [
            .error(
                "swift-cdk:app/lost-stacks", "Nothing refers to the App any more, nor to some of its stacks and stages: \(lost)",
                action: "keep the App, in a variable, as long as one of its stacks is used")
        ])
    }
}
