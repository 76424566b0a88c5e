import CDK

/// The roles by which a code host looks at the account and deploys to it.
///
/// A person deploys them once to each account.
@main
struct DeployRoles: CDKApp {
    func build(_ app: App) {
        DeployRolesStack(
            app, "deploy-roles", env: Environment(region: .euSouth1), repository: "example/films", stage: "production")
    }
}
