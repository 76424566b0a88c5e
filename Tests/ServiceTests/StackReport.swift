import CDK

/// All that is wrong with a stack, errors and warnings, in the order in which it was found.
func diagnostics(of build: (Stack) -> Void) -> [Diagnostic] {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    _ = try? app.render()
    return app.diagnostics
}

/// All that is wrong with a stack as a user gets to read it, without the places in Swift files.
func stackReport(_ build: (Stack) -> Void) -> String {
    diagnostics(of: build).map { found in
        Diagnostic(
            found.severity, found.id, found.message, action: found.action, in: found.place, constructPath: found.constructPath
        ).description
    }.joined(separator: "\n")
}

/// All that is wrong with a stack, a line for each diagnostic: `path [area/name] place: message -> action`.
func stackDiagnostics(_ build: (Stack) -> Void) -> [String] { diagnostics(of: build).map(\.line) }

extension Diagnostic {
    /// Path, words and action.
    var line: String { (constructPath.isEmpty ? "" : "\(constructPath) ") + words + (action.map { " -> \($0)" } ?? "") }

    /// Id without `swift-cdk:`, place and message.
    var words: String {
        let prefix = "swift-cdk:"
        let name = id.rawValue.hasPrefix(prefix) ? String(id.rawValue.dropFirst(prefix.count)) : id.rawValue
        return "[\(name)] \(place.isEmpty ? "" : "\(place): ")\(message)"
    }
}
