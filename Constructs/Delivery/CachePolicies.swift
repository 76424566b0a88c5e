import CDK
import CDKCloudFront

/// How long CloudFront keeps what it delivers.
///
/// Neither what a manifest nor what a medium holds changes under its URL, but a manifest that should not be there any more goes sooner.
/// Neither query strings nor cookies nor headers are part of the key: every viewer gets the same bytes.
struct CachePolicies {
    /// The shortest time for which CloudFront keeps anything, whatever the bucket says; the longest cannot be shorter.
    /// [Source](https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html)
    private static let shortestTime = Duration.seconds(1)
    static let thumbnailTime = Duration.days(1)
    static let mediaTime = Duration.days(HandlerContract.KeptDays.browsers.rawValue)

    let manifests: CloudFront.CfnCachePolicy
    let thumbnails: CloudFront.CfnCachePolicy
    let media: CloudFront.CfnCachePolicy

    init(_ scope: Node, names: ResourceNames, manifestTime: Duration) {
        manifests = Self.policy(scope, "ManifestCache", names("manifest-cache-policy"), manifestTime, compresses: true)
        thumbnails = Self.policy(scope, "ThumbnailCache", names("thumbnail-cache-policy"), Self.thumbnailTime, compresses: false)
        // Media are compressed already.
        media = Self.policy(scope, "MediaCache", names("media-cache-policy"), Self.mediaTime, compresses: false)
    }

    /// A time for manifests that is shorter than CloudFront keeps anything, or longer than media, which never change.
    static func mistake(inManifestTime time: Duration) -> Diagnostic? {
        // Less than none is told where the time is rendered.
        guard time.milliseconds >= 0, !(shortestTime...mediaTime).contains(time) else { return nil }
        return .error(
            "swift-cdk:media/manifest-time", "Caches keep manifests for 1 second to 365 days, not for \(time)",
            action: "set manifestTime to .seconds(1) or more, and .days(365) or less", in: "manifestTime")
    }

    private static func policy(_ scope: Node, _ id: String, _ name: String, _ time: Duration, compresses: Bool) -> CloudFront.CfnCachePolicy
    {
        let seconds = Value<Double>(Double(time.whole(.seconds, for: scope)))
        return CloudFront.CfnCachePolicy(
            scope, id,
            cachePolicyConfig: .init(
                defaultTtl: seconds, maxTtl: seconds, minTtl: Value(Double(shortestTime.seconds)), name: Value(name),
                parametersInCacheKeyAndForwardedToOrigin: .init(
                    cookiesConfig: .init(cookieBehavior: "none"), enableAcceptEncodingGzip: Value(compresses),
                    headersConfig: .init(headerBehavior: "none"), queryStringsConfig: .init(queryStringBehavior: "none"),
                    enableAcceptEncodingBrotli: Value(compresses))))
    }
}
