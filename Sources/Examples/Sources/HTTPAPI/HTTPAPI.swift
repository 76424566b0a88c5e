import CDK

@main
struct HTTPAPI: CDKApp {
    func build(_ app: App) {
        HTTPAPIStack(app, "http-api", env: Environment(region: .euSouth1))
    }
}
