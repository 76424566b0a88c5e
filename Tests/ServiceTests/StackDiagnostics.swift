import CDK

/// What a user gets to read about a stack, a line for each diagnostic: path, id, message and action.
///
/// `swift-cdk:` is left out of the ids.
func stackDiagnostics(_ build: (Stack) -> Void) -> [String] {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    _ = try? app.render()
    return app.diagnostics.map(\.line)
}

extension Diagnostic {
    /// Path, words and action.
    var line: String { (constructPath.isEmpty ? "" : "\(constructPath) ") + words + (action.map { " -> \($0)" } ?? "") }

    /// Id, place and message.
    ///
    /// `swift-cdk:` is left out of the id.
    var words: String {
        let prefix = "swift-cdk:"
        let name = id.rawValue.hasPrefix(prefix) ? String(id.rawValue.dropFirst(prefix.count)) : id.rawValue
        return "[\(name)] \(place.isEmpty ? "" : "\(place): ")\(message)"
    }
}
