import CDK

/// Everything that is wrong with a stack, as a user gets to read it: errors and warnings, without the places in Swift files.
func stackReport(_ build: (Stack) -> Void) -> String {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    _ = try? app.render()
    return app.diagnostics.map { found in
        Diagnostic(
            found.severity, found.id, found.message, action: found.action, in: found.place, constructPath: found.constructPath
        ).description
    }.joined(separator: "\n")
}
