import CDK

/// The errors, warnings and notes that an app is told when it is synthesized, to be looked at by tests.
///
///     let findings = Findings(of: app)
///     findings.expectWarning("swift-cdk:sqs/visibility-timeout", at: "workers/Function")
///     findings.expectNoErrors()
///
/// Warnings that are acknowledged are not among them.
public struct Findings: Sendable {
    /// A note, which says something worth knowing.
    public struct Note: Sendable, Hashable {
        /// The path of the construct that it is about.
        public let constructPath: String
        /// The words.
        public let message: String
    }

    /// The errors and warnings, as a failed synthesis lists them.
    public let diagnostics: [Diagnostic]
    /// The notes, in the order of the tree.
    public let notes: [Note]

    /// Synthesizes an app, without writing anything, and keeps what it is told.
    public init(of app: App) { self.init(root: app.stage) }

    private init(root app: StageNode) {
        if let loss = app.loss {
            (diagnostics, notes) = (loss.diagnostics, [])
            return
        }
        // What the error says is in the app's diagnostics too.
        _ = try? app.render()
        diagnostics = app.diagnostics
        notes = Annotations.notes(below: app).map { Note(constructPath: $0.path, message: $0.message) }
    }

    /// Synthesizes the app of a stack, without writing anything, and keeps what is told about the stack and what is in it.
    public init(of stack: Stack) {
        let path = stack.node.path
        func isWithin(_ other: String) -> Bool { other == path || other.hasPrefix(path + "/") }
        guard let app = stack.node.root as? StageNode else {
            diagnostics = [.outsideOfAnApp]
            notes = []
            return
        }
        let all = Findings(root: app)
        let isLost = app.loss != nil
        diagnostics = all.diagnostics.filter { isLost || isWithin($0.constructPath) }
        notes = all.notes.filter { isWithin($0.constructPath) }
    }

    /// The errors, which keep the app from being deployed.
    public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    /// The warnings.
    public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }
}
