/// The account and region that a stack is deployed to.
///
/// A part that is nil is decided when the stack is deployed.
public struct Environment: Sendable, Hashable {
    /// The number of the account, twelve digits; nil while it is open.
    public let account: String?
    /// The region; nil while it is open.
    public let region: Region?

    /// An environment of which the parts that are not given are open.
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
