import CDK

/// The names of a construct's resources: `<type>-<suffix>`.
///
/// A second instance of a construct in one stack takes a name of its own, which stands in front: `<name>-<type>-<suffix>`. Names are
/// unique in an account, so that is what keeps two instances apart.
struct ResourceNames: Sendable, Equatable {
    /// The longest that fits: IAM takes 64 characters for a role's name, S3 takes 63 for a bucket's with the account's id in it.
    private static let maximumLength = 34

    private let front: String
    private let suffix: EnvironmentSuffix

    /// - Parameters:
    ///   - name: Lower-case letters, digits and hyphens; nil for the only instance in a stack. One that S3 would refuse, or that is too
    ///     long together with the suffix, is reported at `scope`.
    ///   - suffix: The end of all names.
    ///   - scope: The construct whose resources have the names.
    init(_ name: String?, _ suffix: EnvironmentSuffix, at scope: any Scope) {
        self.suffix = suffix
        front = name.map { "\($0)-" } ?? ""
        guard let name else { return }
        let first = name.unicodeScalars.first
        let isAllowed = name.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        if !isAllowed || first == nil || first == "-" {
            scope.node.report(
                .error(
                    "swift-cdk:media/construct-name", "The name '\(name)' cannot begin the names of resources",
                    action: "use lower-case letters, digits and hyphens, a letter or digit first"))
        } else if front.count + suffix.description.count > Self.maximumLength {
            scope.node.report(
                .error(
                    "swift-cdk:media/construct-name-length",
                    "The name '\(name)' is too long with the environment suffix '\(suffix)': together they have "
                        + "\(name.count + suffix.description.count) characters",
                    action: "use at most \(Self.maximumLength - 1) characters for both"))
        }
    }

    /// The name of a resource.
    func callAsFunction(_ type: String) -> String { suffix.name(front + type) }

    /// A name where the suffix stands already.
    func withoutSuffix(_ type: String) -> String { front + type }

    /// The name of a bucket, which ends in the account's id: the names of buckets are shared by all accounts.
    func bucket(_ type: String, account: Value<String>) -> Value<String> { suffix.bucketName(front + type, account: account) }
}
