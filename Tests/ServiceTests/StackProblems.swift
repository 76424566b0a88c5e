import CDK

/// Path, message and action of each problem of a stack, as a user gets to read them.
func stackProblems(_ build: (Stack) -> Void) -> [String] {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    do {
        _ = try app.render()
        return []
    } catch {
        return error.diagnostics.map { "\($0.constructPath): \($0.message) -> \($0.action ?? "")" }
    }
}
