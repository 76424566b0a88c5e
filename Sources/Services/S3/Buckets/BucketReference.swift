import CDK
import CDKIAM
import CDKKMS

/// A bucket, made here or imported.
public protocol BucketReference: ResourceWithPolicy {
    var arn: ARN { get }
    var name: Value<String> { get }
    /// `<name>.s3.amazonaws.com`
    var domainName: Value<String> { get }
    /// `<name>.s3.<region>.amazonaws.com`: what a CloudFront distribution takes as its origin.
    var regionalDomainName: Value<String> { get }
    /// The regional domain name that has IPv6 addresses as well.
    var dualStackDomainName: Value<String> { get }
    /// Where the bucket is served as a website, without TLS.
    var websiteURL: Value<String> { get }
    var websiteDomainName: Value<String> { get }
    /// Whether the bucket is served as a website.
    var isWebsite: Bool { get }
    /// The key of the user's that encrypts objects; nil if there is none.
    var encryptionKey: (any KeyReference)? { get }
    /// Whether policies that let the public in are rejected.
    var blocksPublicPolicy: Bool { get }
    var region: Value<String> { get }
}

extension BucketReference {
    /// The ARN of objects.
    ///
    /// - Parameter pattern: A key, in which `*` and `?` stand for any characters.
    public func arnForObjects(_ pattern: Value<String>) -> ARN { "\(arn)/\(pattern)" }

    // MARK: URLs

    /// `https://s3.<region>.amazonaws.com/<name>/<key>`: the old form, for bucket names with periods.
    public func pathStyleURL(forObject key: Value<String>? = nil) -> Value<String> {
        Self.url("https://s3.\(region).\(PseudoParameter.urlSuffix)/\(name)", key)
    }

    /// `https://<name>.s3.<region>.amazonaws.com/<key>`
    ///
    /// - Parameter isRegional: Whether the region is part of the host name.
    public func url(forObject key: Value<String>? = nil, isRegional: Bool = true) -> Value<String> {
        Self.url("https://\(isRegional ? regionalDomainName : domainName)", key)
    }

    /// `https://<name>.s3-accelerate.amazonaws.com/<key>`, for buckets with transfer acceleration.
    public func accelerationURL(forObject key: Value<String>? = nil, isDualStack: Bool = false) -> Value<String> {
        Self.url("https://\(name).s3-accelerate\(isDualStack ? ".dualstack" : "").amazonaws.com", key ?? "")
    }

    /// `s3://<name>/<key>`, as command lines and MediaConvert take it.
    public func s3URL(forObject key: Value<String>? = nil) -> Value<String> { Self.url("s3://\(name)", key) }

    private static func url(_ start: Value<String>, _ key: Value<String>?) -> Value<String> {
        guard let key else { return start }
        guard let literal = key.literal, literal.hasPrefix("/") else { return "\(start)/\(key)" }
        return "\(start)\(literal)"
    }
}
