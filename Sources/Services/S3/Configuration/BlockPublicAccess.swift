import CDK

/// Which ways to let the public in are closed, whatever policies and access control lists say. S3 closes all where nothing is said.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html)
public struct BlockPublicAccess: Sendable {
    public let blocksACLs: Bool
    public let blocksPolicy: Bool
    public let ignoresACLs: Bool
    public let restrictsBucket: Bool

    /// - Parameters:
    ///   - blocksACLs: Access control lists that let the public in are rejected.
    ///   - blocksPolicy: Policies that let the public in are rejected.
    ///   - ignoresACLs: Access control lists that let the public in have no effect.
    ///   - restrictsBucket: Policies that let the public in have effect only for the account and AWS's services.
    public init(blocksACLs: Bool = true, blocksPolicy: Bool = true, ignoresACLs: Bool = true, restrictsBucket: Bool = true) {
        self.blocksACLs = blocksACLs
        self.blocksPolicy = blocksPolicy
        self.ignoresACLs = ignoresACLs
        self.restrictsBucket = restrictsBucket
    }

    public static let all = BlockPublicAccess()
    /// Policies may let the public in, access control lists may not.
    public static let aclsOnly = BlockPublicAccess(blocksPolicy: false, restrictsBucket: false)

    var property: S3.CfnBucket.PublicAccessBlockConfigurationProperty {
        S3.CfnBucket.PublicAccessBlockConfigurationProperty(
            blockPublicAcls: Value(blocksACLs), blockPublicPolicy: Value(blocksPolicy), ignorePublicAcls: Value(ignoresACLs),
            restrictPublicBuckets: Value(restrictsBucket))
    }
}
