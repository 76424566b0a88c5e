import CDK

/// A role whose policies the app does not change.
final class ImmutableRole: Construct, RoleReference {
    let arn: ARN
    let name: Value<String>
    let principalAccount: Value<String>?
    private let role: any RoleReference
    private let addsGrantsToResources: Bool

    init(_ scope: any Scope, _ id: String, _ role: any RoleReference, addsGrantsToResources: Bool, location: SourceLocation) {
        arn = role.arn
        name = role.name
        principalAccount = role.principalAccount
        self.role = role
        self.addsGrantsToResources = addsGrantsToResources
        super.init(Node(scope, id, file: location.file, line: location.line))
    }

    /// Whether this app makes the role.
    var isOwned: Bool { role.isOwned }

    func addToPolicy(_ statement: PolicyStatement) -> PolicyAddition { addsGrantsToResources ? .refused : .elsewhere }
    func addManagedPolicy(_ policy: any ManagedPolicyReference) {}
    func attachInlinePolicy(_ policy: Policy) {}
}
