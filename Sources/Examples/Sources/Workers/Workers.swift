import CDK

@main
struct Workers: CDKApp {
    func build(_ app: App) {
        WorkersStack(app, "workers", env: Environment(region: .euSouth1))
    }
}
