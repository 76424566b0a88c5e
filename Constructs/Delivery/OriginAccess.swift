import CDK

/// How CloudFront proves to the delivery bucket that it is CloudFront.
public enum OriginAccess: Sendable, Hashable {
    /// An origin access identity: a user of CloudFront's own. It can read neither what a key of KMS encrypts nor buckets in regions that
    /// AWS launched after December 2022.
    case identity
    /// An origin access control: CloudFront signs its requests. It can read every bucket.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html)
    case control

    /// Origin access identity, by its abbreviation.
    public static let oai = OriginAccess.identity
    /// Origin access control, by its abbreviation.
    public static let oac = OriginAccess.control
}

extension OriginAccess {
    /// The regions that AWS launched until December 2022, the last of them Hyderabad in November; the next was Melbourne in January 2023.
    ///
    /// An origin access identity reads buckets in these alone
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html). The list is of
    /// those that have it because no other can come to it
    /// (https://docs.aws.amazon.com/global-infrastructure/latest/regions/doc-history.html).
    private static let regionsWithIdentities: Set<Region> = [
        .afSouth1, .apEast1, .apNortheast1, .apNortheast2, .apNortheast3, .apSouth1, .apSouth2, .apSoutheast1, .apSoutheast2,
        .apSoutheast3, .caCentral1, "cn-north-1", "cn-northwest-1", .euCentral1, .euCentral2, .euNorth1, .euSouth1, .euSouth2, .euWest1,
        .euWest2, .euWest3, .meCentral1, .meSouth1, .saEast1, .usEast1, .usEast2, "us-gov-east-1", "us-gov-west-1", .usWest1, .usWest2,
    ]

    /// An origin access identity if it can read the bucket, else an origin access control.
    static func standard(for origin: PrivateBucket) -> OriginAccess { obstaclesToIdentities(origin).isEmpty ? .identity : .control }

    /// Why an origin access identity cannot read a bucket; empty if it can.
    ///
    /// A bucket without a known region is taken to be in an old one.
    static func obstaclesToIdentities(_ origin: PrivateBucket) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if origin.encryptionKey != nil {
            mistakes.append(
                .error(
                    "swift-cdk:media/identity-and-key",
                    "An origin access identity cannot read the bucket '\(origin.node.path)', which a KMS key encrypts",
                    action: "give the distribution access: .oac, or the bucket S3's own encryption"))
        }
        if let region = origin.node.environment.region, !regionsWithIdentities.contains(region) {
            mistakes.append(
                .error(
                    "swift-cdk:media/identity-and-region",
                    "An origin access identity cannot read the bucket '\(origin.node.path)' in \(region), which is not one of the "
                        + "regions that AWS launched until December 2022",
                    action: "give the distribution access: .oac"))
        }
        return mistakes
    }
}
