import CDK
import CDKCloudFront

/// The headers that CloudFront adds: CORS for players, and what browsers should refuse.
///
/// They are set here and override the origin's, so that `Origin` stays out of the cache key.
enum ResponseHeaders {
    private static let preflightTime = Duration.days(1)
    private static let strictTransportTime = Duration.days(365)

    static func policy(_ scope: Node, names: ResourceNames, viewers: Viewers) -> CloudFront.CfnResponseHeadersPolicy {
        CloudFront.CfnResponseHeadersPolicy(
            scope, "ResponseHeaders",
            responseHeadersPolicyConfig: .init(
                name: Value(names("response-headers-policy")), corsConfig: cors(viewers),
                securityHeadersConfig: .init(
                    contentTypeOptions: .init(override: true),
                    referrerPolicy: .init(override: true, referrerPolicy: "strict-origin-when-cross-origin"),
                    // Not for subdomains: a domain of one's own may be the top of many, and their hosts may have no TLS.
                    strictTransportSecurity: .init(
                        accessControlMaxAgeSec: Value(strictTransportTime.seconds), override: true, includeSubdomains: false))))
    }

    private static func cors(_ viewers: Viewers) -> CloudFront.CfnResponseHeadersPolicy.CorsConfigProperty {
        let origins: [String]
        let headers: [String]
        let admitsCredentials: Bool
        switch viewers {
        case .everyone, .signedURLs, .pathTokens: (origins, headers, admitsCredentials) = (["*"], ["*"], false)
        // With credentials browsers take no `*`.
        case .signedCookies(_, let sites): (origins, headers, admitsCredentials) = (sites, ["Accept", "Origin", "Range"], true)
        }
        return .init(
            accessControlAllowCredentials: Value(admitsCredentials), accessControlAllowHeaders: .init(items: List(headers)),
            accessControlAllowMethods: .init(items: ["GET", "HEAD", "OPTIONS"]),
            accessControlAllowOrigins: .init(items: List(origins)), originOverride: true,
            accessControlExposeHeaders: .init(items: ["Content-Length", "Content-Range", "Date"]),
            accessControlMaxAgeSec: Value(preflightTime.seconds))
    }
}
