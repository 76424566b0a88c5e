import CDK

/// The ways to let the public in that are closed, whatever policies and access control lists say.
///
/// S3 closes all where nothing is said.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html)
public struct BlockPublicAccess: Sendable {
    /// True if access control lists that let the public in are rejected.
    public let blocksACLs: Bool
    /// True if policies that let the public in are rejected.
    public let blocksPolicy: Bool
    /// True if access control lists that let the public in have no effect.
    public let ignoresACLs: Bool
    /// True if policies that let the public in have effect only for the account and AWS's services.
    public let restrictsBucket: Bool

    /// The closed ways; all if not told otherwise.
    ///
    /// - Parameters:
    ///   - blocksACLs: Whether access control lists that let the public in are rejected.
    ///   - blocksPolicy: Whether policies that let the public in are rejected.
    ///   - ignoresACLs: Whether access control lists that let the public in have no effect.
    ///   - restrictsBucket: Whether policies that let the public in have effect only for the account and AWS's services.
    public init(blocksACLs: Bool = true, blocksPolicy: Bool = true, ignoresACLs: Bool = true, restrictsBucket: Bool = true) {
        self.blocksACLs = blocksACLs
        self.blocksPolicy = blocksPolicy
        self.ignoresACLs = ignoresACLs
        self.restrictsBucket = restrictsBucket
    }

    /// All ways.
    public static let all = BlockPublicAccess()
    /// The way by access control lists; policies may let the public in.
    public static let aclsOnly = BlockPublicAccess(blocksPolicy: false, restrictsBucket: false)

    var property: S3.CfnBucket.PublicAccessBlockConfigurationProperty {
        S3.CfnBucket.PublicAccessBlockConfigurationProperty(
            blockPublicAcls: Value(blocksACLs), blockPublicPolicy: Value(blocksPolicy), ignorePublicAcls: Value(ignoresACLs),
            restrictPublicBuckets: Value(restrictsBucket))
    }
}
