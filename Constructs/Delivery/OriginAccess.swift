/// How CloudFront proves to the delivery bucket that it is CloudFront.
public enum OriginAccess: Sendable, Hashable {
    /// An origin access identity: a user of CloudFront's own. It cannot read what a key of KMS encrypts.
    case identity
    /// An origin access control: CloudFront signs its requests. Needed for buckets encrypted by KMS.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html)
    case control

    /// Origin access identity, by its abbreviation.
    public static let oai = OriginAccess.identity
    /// Origin access control, by its abbreviation.
    public static let oac = OriginAccess.control
}
