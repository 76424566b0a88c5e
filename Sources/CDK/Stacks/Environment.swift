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
