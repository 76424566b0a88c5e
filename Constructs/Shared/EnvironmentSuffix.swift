import CDK

/// The end of every name, which tells several deployments of the platform in one account apart.
///
/// Lower-case letters, digits and hyphens, at most 34 characters: it goes into bucket names, which S3 limits to 63
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
public struct EnvironmentSuffix: Sendable, Hashable, CustomStringConvertible {
    /// The context key that sets the suffix.
    public static let contextKey = "environmentSuffix"
    private static let standard = "dev"
    private static let maximumBucketNameLength = 63
    private static let accountIDLength = 12
    /// The longest name that the suffix goes into, without it.
    private static let longestBucketName = "delivery-bucket"

    private let text: String

    /// The suffix as it stands in names.
    public var description: String { text }

    /// The suffix from the context `environmentSuffix`; `dev` if there is none.
    ///
    /// One that S3 would refuse is reported.
    public init(_ scope: any Scope) {
        switch scope.node.context(Self.contextKey) {
        case nil: self.init(Self.standard, at: scope)
        case .string(let text)?: self.init(text, at: scope)
        case let other?:
            Self.report("The environment suffix must be text, not \(other.text())", at: scope)
            self.init(Self.standard, at: scope)
        }
    }

    /// A suffix that is given in the program.
    ///
    /// One that S3 would refuse is reported at `scope`.
    public init(_ text: String, at scope: any Scope) {
        if let mistake = Self.mistake(text) {
            Self.report(mistake, at: scope)
            // Goes on with a good one: the names that follow would repeat the mistake.
            self.text = Self.standard
        } else {
            self.text = text
        }
    }

    /// The name of a resource: `<type>-<suffix>`.
    public func name(_ type: String) -> String { "\(type)-\(text)" }

    /// The name of a bucket: `<type>-<suffix>-<account>`, because the names of buckets are shared by all accounts.
    public func bucketName(_ type: String, account: Value<String>) -> Value<String> { "\(name(type))-\(account)" }

    private static func mistake(_ text: String) -> String? {
        let refused = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !("a"..."z").contains($0) && !("0"..."9").contains($0) && $0 != "-" }))
        if text.hasPrefix("-") || text.hasSuffix("-") { return "The environment suffix '\(text)' starts or ends with a hyphen" }
        if text.isEmpty { return "The environment suffix is empty" }
        if !refused.isEmpty {
            return "The environment suffix '\(text)' has characters that S3 refuses in bucket names: '\(refused)'"
        }
        let length = longestBucketName.count + 1 + text.count + 1 + accountIDLength
        if length > maximumBucketNameLength {
            return "The environment suffix '\(text)' is too long: the name '\(longestBucketName)-\(text)-<account id>' would have "
                + "\(length) characters, S3 takes \(maximumBucketNameLength)"
        }
        return nil
    }

    private static func report(_ mistake: String, at scope: any Scope) {
        let longest = maximumBucketNameLength - longestBucketName.count - accountIDLength - 2
        scope.node.report(
            .error(
                "swift-cdk:media/environment-suffix", mistake,
                action: "use lower-case letters, digits and hyphens, at most \(longest) characters: -c \(contextKey)=dev"))
    }
}
