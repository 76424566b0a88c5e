import CDK
import CDKCloudFront

/// How long CloudFront keeps what it delivers.
///
/// A manifest may be written again, media never change once they are written. Neither query strings nor cookies nor headers are part of
/// the key: every viewer gets the same bytes.
struct CachePolicies {
    private static let manifestTime = Duration.seconds(5)
    private static let thumbnailTime = Duration.days(1)
    private static let mediaTime = Duration.days(365)

    let manifests: CloudFront.CfnCachePolicy
    let thumbnails: CloudFront.CfnCachePolicy
    let media: CloudFront.CfnCachePolicy

    init(_ scope: Node, names: ResourceNames) {
        manifests = Self.policy(scope, "ManifestCache", names("manifest-cache-policy"), Self.manifestTime, compresses: true)
        thumbnails = Self.policy(scope, "ThumbnailCache", names("thumbnail-cache-policy"), Self.thumbnailTime, compresses: false)
        // Media are compressed already.
        media = Self.policy(scope, "MediaCache", names("media-cache-policy"), Self.mediaTime, compresses: false)
    }

    private static func policy(_ scope: Node, _ id: String, _ name: String, _ time: Duration, compresses: Bool) -> CloudFront.CfnCachePolicy
    {
        let seconds = Value<Double>(Double(time.seconds))
        return CloudFront.CfnCachePolicy(
            scope, id,
            cachePolicyConfig: .init(
                defaultTtl: seconds, maxTtl: seconds, minTtl: 1, name: Value(name),
                parametersInCacheKeyAndForwardedToOrigin: .init(
                    cookiesConfig: .init(cookieBehavior: "none"), enableAcceptEncodingGzip: Value(compresses),
                    headersConfig: .init(headerBehavior: "none"), queryStringsConfig: .init(queryStringBehavior: "none"),
                    enableAcceptEncodingBrotli: Value(compresses))))
    }
}
