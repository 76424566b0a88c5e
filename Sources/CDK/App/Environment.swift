/// Where a stack is deployed. What is nil is decided when it is deployed.
public struct Environment: Sendable, Hashable {
    /// Twelve digits.
    public let account: String?
    public let region: Region?

    public init(account: String? = nil, region: Region? = nil) {
        self.account = account
        self.region = region
    }

    /// The environment with what it leaves open taken from `other`.
    func filled(from other: Environment) -> Environment {
        Environment(account: account ?? other.account, region: region ?? other.region)
    }

    /// The environment as the cloud assembly writes it: `aws://<account>/<region>`.
    public var url: String { "aws://\(account ?? "unknown-account")/\(region?.rawValue ?? "unknown-region")" }
}

extension Node {
    /// Where the stack or stage around this node is deployed, as far as it is known while the tree is built.
    public final var environment: Environment { stack?.stackEnvironment ?? stage?.stageEnvironment ?? Environment() }

    /// The account of the environment: a literal where it is known, else the pseudo parameter.
    public final var account: Value<String> { Value(environment.account) ?? PseudoParameter.accountID }

    /// The region of the environment: a literal where it is known, else the pseudo parameter.
    public final var region: Value<String> { Value(environment.region?.rawValue) ?? PseudoParameter.region }

    /// The partition of the environment: a literal where the region is known, else the pseudo parameter.
    public final var partition: Value<String> { Value(environment.region?.partition) ?? PseudoParameter.partition }
}
