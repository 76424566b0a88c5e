import CDK

@main
struct WorkersApp: CDKApp {
    func build(_ app: App) {
        WorkersStack(app, "workers", env: Environment(region: .euSouth1))
    }
}
