import CDK
import CDKCloudFront

/// Delivers renditions to viewers through CloudFront, the only one who can read the bucket.
///
/// Manifests stay in caches for seconds, media for a year: a rendition never changes once it is written.
public final class Distribution: Construct {
    /// Which of CloudFront's edge locations serve viewers.
    public enum PriceClass: String, Sendable {
        /// Europe, North America and Israel.
        case europeAndNorthAmerica = "PriceClass_100"
        /// Those, and Asia, Africa and the Middle East.
        case withoutSouthAmericaAndOceania = "PriceClass_200"
        case all = "PriceClass_All"
    }

    private static let originID = "delivery"
    /// AWS's own policy that hands the questions of browsers (`OPTIONS`) on to S3
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html).
    private static let corsRequestPolicy = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
    public let distribution: CfnDistribution

    /// - Parameters:
    ///   - origin: The bucket with the renditions.
    ///   - priceClass: Which edge locations serve viewers.
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, origin: PrivateBucket,
        priceClass: PriceClass = .europeAndNorthAmerica, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let identity = CfnCloudFrontOriginAccessIdentity(
            scope, "Identity",
            cloudFrontOriginAccessIdentityConfig: .init(comment: Value(environmentSuffix.name("origin-access-identity"))))
        identity.applyRemovalPolicy(.destroy)
        // Reading objects and nothing more: with ListBucket, a request for / would list the catalogue.
        origin.addStatement(
            Statement(
                json: [
                    "Effect": "Allow", "Principal": ["CanonicalUser": AnyValue(identity.attrS3CanonicalUserId)],
                    "Action": "s3:GetObject", "Resource": AnyValue(origin.objects("assets/")),
                ]))

        let headers = Self.responseHeaders(scope, environmentSuffix)
        let manifests = Self.cachePolicy(scope, "ManifestCache", environmentSuffix.name("manifest-cache-policy"), .seconds(5), compresses: true)
        let thumbnails = Self.cachePolicy(
            scope, "ThumbnailCache", environmentSuffix.name("thumbnail-cache-policy"), .days(1), compresses: false)
        let media = Self.cachePolicy(scope, "MediaCache", environmentSuffix.name("media-cache-policy"), .days(365), compresses: false)

        func behavior(_ pattern: Value<String>, _ cache: CfnCachePolicy, compresses: Bool) -> CfnDistribution.CacheBehaviorProperty {
            .init(
                pathPattern: pattern, targetOriginId: Value(Self.originID), viewerProtocolPolicy: "redirect-to-https",
                allowedMethods: ["GET", "HEAD", "OPTIONS"], cachePolicyId: cache.ref, compress: Value(compresses),
                originRequestPolicyId: Value(Self.corsRequestPolicy), responseHeadersPolicyId: headers.ref)
        }
        distribution = CfnDistribution(
            scope, "Resource",
            distributionConfig: .init(
                defaultCacheBehavior: .init(
                    targetOriginId: Value(Self.originID), viewerProtocolPolicy: "redirect-to-https",
                    allowedMethods: ["GET", "HEAD", "OPTIONS"], cachePolicyId: media.ref, compress: false,
                    originRequestPolicyId: Value(Self.corsRequestPolicy), responseHeadersPolicyId: headers.ref),
                enabled: true,
                cacheBehaviors: [
                    behavior("*.m3u8", manifests, compresses: true), behavior("*.mpd", manifests, compresses: true),
                    behavior("*/thumbnails/*", thumbnails, compresses: false),
                ],
                comment: Value(environmentSuffix.name("distribution")),
                // A player that asks a moment too early must not be refused for long. Without ListBucket, S3 answers 403 for what does not
                // exist.
                customErrorResponses: [.init(errorCode: 403, errorCachingMinTtl: 5), .init(errorCode: 404, errorCachingMinTtl: 5)],
                httpVersion: "http2and3", ipv6Enabled: true,
                origins: [
                    .init(
                        domainName: origin.bucket.attrRegionalDomainName, id: Value(Self.originID),
                        s3OriginConfig: .init(originAccessIdentity: "origin-access-identity/cloudfront/\(identity.ref)"))
                ], priceClass: Value(priceClass.rawValue)))
        distribution.applyRemovalPolicy(.destroy)
        super.init(scope)
    }

    /// The host name under which viewers reach the renditions.
    public var domainName: Value<String> { distribution.attrDomainName }

    private static func cachePolicy(
        _ scope: Node, _ id: String, _ name: String, _ time: Duration, compresses: Bool
    ) -> CfnCachePolicy {
        let seconds = Value<Double>(Double(time.seconds))
        let policy = CfnCachePolicy(
            scope, id,
            cachePolicyConfig: .init(
                defaultTtl: seconds, maxTtl: seconds, minTtl: 1, name: Value(name),
                parametersInCacheKeyAndForwardedToOrigin: .init(
                    cookiesConfig: .init(cookieBehavior: "none"), enableAcceptEncodingGzip: Value(compresses),
                    headersConfig: .init(headerBehavior: "none"), queryStringsConfig: .init(queryStringBehavior: "none"),
                    enableAcceptEncodingBrotli: Value(compresses))))
        policy.applyRemovalPolicy(.destroy)
        return policy
    }

    /// CORS for players on any site, and what browsers should refuse. Set here, so that `Origin` stays out of the cache key.
    private static func responseHeaders(_ scope: Node, _ environmentSuffix: EnvironmentSuffix) -> CfnResponseHeadersPolicy {
        let policy = CfnResponseHeadersPolicy(
            scope, "ResponseHeaders",
            responseHeadersPolicyConfig: .init(
                name: Value(environmentSuffix.name("response-headers-policy")),
                corsConfig: .init(
                    accessControlAllowCredentials: false, accessControlAllowHeaders: .init(items: ["*"]),
                    accessControlAllowMethods: .init(items: ["GET", "HEAD", "OPTIONS"]),
                    accessControlAllowOrigins: .init(items: ["*"]), originOverride: true, accessControlMaxAgeSec: 86_400),
                securityHeadersConfig: .init(
                    contentTypeOptions: .init(override: true),
                    referrerPolicy: .init(override: true, referrerPolicy: "strict-origin-when-cross-origin"),
                    strictTransportSecurity: .init(
                        accessControlMaxAgeSec: 31_536_000, override: true, includeSubdomains: true))))
        policy.applyRemovalPolicy(.destroy)
        return policy
    }
}
