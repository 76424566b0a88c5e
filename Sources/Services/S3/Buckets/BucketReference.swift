import CDK
import CDKIAM
import CDKKMS

/// A bucket, made here or imported.
public protocol BucketReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the bucket: `arn:aws:s3:::<name>`.
    var arn: ARN { get }
    /// The name of the bucket.
    var name: Value<String> { get }
    /// The domain name `<name>.s3.amazonaws.com`.
    var domainName: Value<String> { get }
    /// The domain name `<name>.s3.<region>.amazonaws.com`, which a CloudFront distribution takes as its origin.
    var regionalDomainName: Value<String> { get }
    /// The regional domain name that has IPv6 addresses as well.
    var dualStackDomainName: Value<String> { get }
    /// The URL of the bucket as a website, without TLS.
    var websiteURL: Value<String> { get }
    /// The domain name of the bucket as a website.
    var websiteDomainName: Value<String> { get }
    /// True if the bucket is served as a website.
    var isWebsite: Bool { get }
    /// The account's own key that encrypts objects; nil if there is none.
    var encryptionKey: (any KeyReference)? { get }
    /// True if policies that let the public in are known to be rejected.
    var blocksPublicPolicy: Bool { get }
    /// The region of the bucket.
    var region: Value<String> { get }
}

extension BucketReference {
    /// The ARN of objects.
    ///
    /// - Parameter pattern: The key, in which `*` and `?` stand for any characters.
    /// - Returns: The ARN `arn:aws:s3:::<name>/<key>`.
    public func arnForObjects(_ pattern: Value<String>) -> ARN { "\(arn)/\(pattern)" }

    // MARK: URLs

    /// The URL `https://s3.<region>.amazonaws.com/<name>/<key>`: the old form, for bucket names with periods.
    public func pathStyleURL(forObject key: Value<String>? = nil) -> Value<String> {
        Self.url("https://s3.\(region).\(PseudoParameter.urlSuffix)/\(name)", key)
    }

    /// The URL `https://<name>.s3.<region>.amazonaws.com/<key>`.
    ///
    /// - Parameters:
    ///   - key: The object's key; the URL is that of the bucket if nil.
    ///   - isRegional: Whether the region is part of the host name.
    /// - Returns: The URL.
    public func url(forObject key: Value<String>? = nil, isRegional: Bool = true) -> Value<String> {
        Self.url("https://\(isRegional ? regionalDomainName : domainName)", key)
    }

    /// The URL `https://<name>.s3-accelerate.amazonaws.com/<key>`, for buckets with transfer acceleration.
    public func accelerationURL(forObject key: Value<String>? = nil, isDualStack: Bool = false) -> Value<String> {
        Self.url("https://\(name).s3-accelerate\(isDualStack ? ".dualstack" : "").amazonaws.com", key ?? "")
    }

    /// The URL `s3://<name>/<key>`, as command lines and MediaConvert take it.
    public func s3URL(forObject key: Value<String>? = nil) -> Value<String> { Self.url("s3://\(name)", key) }

    private static func url(_ start: Value<String>, _ key: Value<String>?) -> Value<String> {
        guard let key else { return start }
        guard let literal = key.literal, literal.hasPrefix("/") else { return "\(start)/\(key)" }
        return "\(start)\(literal)"
    }
}
