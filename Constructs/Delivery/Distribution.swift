import CDK
import CDKCloudFront
import CDKIAM

/// Delivers renditions to viewers through CloudFront, the only one who can read the bucket.
///
/// Manifests stay in caches for minutes if not told otherwise, media for a year: a new making of a film has a folder of its own, so that
/// nothing changes under a URL. Browsers keep them as long.
public final class Distribution: Construct, NamedConstruct {
    /// A player that asks a moment too early must not be refused for long.
    private static let errorTime = Duration.seconds(5)

    /// The distribution itself.
    public let distribution: CloudFront.CfnDistribution
    /// CloudFront's ids of the public keys of ``Viewers/signedCookies(publicKeys:sites:)`` or ``Viewers/signedURLs(publicKeys:)``, in their
    /// order: a cookie or URL names the key that it is signed with, `CloudFront-Key-Pair-Id` or `Key-Pair-Id`.
    public let viewerKeyIDs: [Value<String>]
    /// The ARN of the store that the keys of ``Viewers/pathTokens`` are put into; nil if viewers need no token.
    public let pathTokenStoreARN: Value<String>?
    let names: ResourceNames
    private let domain: CustomDomain?

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - environmentSuffix: The end of all names.
    ///   - name: Begins the names of a second distribution in a stack.
    ///   - origin: A pipeline's ``TranscodePipeline/output``, in the same stack.
    ///   - access: How CloudFront proves itself to the bucket. If not given, by an origin access identity, or by an origin access control
    ///     where an identity cannot read the bucket.
    ///   - viewers: Who may watch.
    ///   - priceClass: Which edge locations serve viewers.
    ///   - geoRestriction: The countries that are served or refused; none if not given.
    ///   - originShield: A further cache before the bucket.
    ///   - domain: A domain of your own. One with a zone has its certificate in a stack in us-east-1, which is made beside this one.
    ///   - firewall: What a web ACL of AWS WAF refuses, in the same stack in us-east-1; none if not given.
    ///   - webACL: In place of a firewall the ARN of a web ACL of AWS WAF with the scope CLOUDFRONT, which is in us-east-1.
    ///   - writesAccessLogs: Whether CloudFront writes a line for each request to a bucket of the stack. Not in every region.
    ///   - manifestTime: The time for which caches and browsers keep a manifest: 1 second to 365 days. A longer one asks the bucket less
    ///     often.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, name: String? = nil, origin: PrivateBucket,
        access: OriginAccess? = nil, viewers: Viewers = .everyone, priceClass: PriceClass = .europeAndNorthAmerica,
        geoRestriction: GeoRestriction? = nil, originShield: OriginShield? = nil, domain: CustomDomain? = nil, firewall: Firewall? = nil,
        webACL: String? = nil,
        writesAccessLogs: Bool = false, manifestTime: Duration = .minutes(5), file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceNames(name, environmentSuffix, at: scope)
        self.names = names
        let caches = CachePolicies(scope, names: names, manifestTime: manifestTime)
        let headers = ResponseHeaders.policy(scope, names: names, viewers: viewers)
        let keys = ViewerKeys(scope, names: names, viewers: viewers)
        let tokens = PathTokens(scope, names: names, viewers: viewers)
        let caching = BrowserCaching.function(scope, names: names, viewers: viewers, manifestTime: manifestTime)
        let behaviors = Behaviors(headers: headers, keyGroup: keys.group, tokens: tokens, caching: caching)
        let elsewhere = NorthVirginia(scope, names: names, domain: domain, firewall: firewall)
        let entrance = OriginEntrance(scope, names: names, access: access ?? .standard(for: origin), origin: origin)
        let logs = writesAccessLogs ? DeliveryLogs.bucket(scope, names: names, environmentSuffix: environmentSuffix) : nil

        distribution = CloudFront.CfnDistribution(
            scope, "Resource",
            distributionConfig: .init(
                defaultCacheBehavior: behaviors.standard(caches.media), enabled: true,
                aliases: domain.map { List($0.names) },
                cacheBehaviors: [
                    behaviors.matching("*.m3u8", caches.manifests, compresses: true),
                    behaviors.matching("*.mpd", caches.manifests, compresses: true),
                    behaviors.matching("*/\(HandlerContract.Folder.thumbnails)*", caches.thumbnails),
                    behaviors.open("\(NotFoundPage.prefix)*", caches.thumbnails),
                ],
                comment: Value(names("distribution")),
                customErrorResponses: [
                    .init(
                        errorCode: 403, errorCachingMinTtl: Value(Double(Self.errorTime.seconds)), responseCode: 404,
                        responsePagePath: "/\(NotFoundPage.object.key)"),
                    .init(errorCode: 404, errorCachingMinTtl: Value(Double(Self.errorTime.seconds))),
                ],
                httpVersion: "http2and3", ipv6Enabled: true,
                logging: logs.map { DeliveryLogs.destination(in: $0) },
                origins: [
                    .init(
                        // The regional name: the global one answers from us-east-1 until it knows the bucket.
                        domainName: origin.bucket.regionalDomainName, id: Value(Behaviors.originID),
                        originAccessControlId: entrance.controlID,
                        originShield: originShield?.region(scope).map {
                            .init(enabled: true, originShieldRegion: Value($0.rawValue))
                        },
                        s3OriginConfig: .init(originAccessIdentity: entrance.identityPath))
                ], priceClass: Value(priceClass.rawValue),
                restrictions: geoRestriction.map {
                    .init(geoRestriction: .init(restrictionType: Value($0.kind), locations: List($0.countries)))
                },
                viewerCertificate: domain.map {
                    .init(
                        acmCertificateArn: elsewhere?.certificateARN ?? Value($0.certificateARN), minimumProtocolVersion: "TLSv1.2_2021",
                        sslSupportMethod: "sni-only")
                }, webAclId: elsewhere?.webACL ?? Value(webACL)))
        // Deleted before the bucket is emptied, so that it writes no more.
        if let logs { distribution.addResourceDependency(logs.contents) }
        viewerKeyIDs = keys.ids
        pathTokenStoreARN = tokens?.storeARN
        self.domain = domain
        super.init(scope)
        if let domain { DomainRecords.point(node, domain, to: distribution) }
        reportSharedNames()
        reportMistakes(geoRestriction: geoRestriction, firewall: firewall, webACL: webACL)
        if let mistake = CachePolicies.mistake(inManifestTime: manifestTime) { node.report(mistake) }
        // The bucket's policy names the distribution, and the distribution the bucket.
        if origin.node.stack === node.stack {
            entrance.admit(distribution)
        } else {
            node.report(
                .error(
                    "swift-cdk:media/distribution-in-another-stack",
                    "The bucket '\(origin.node.path)' is in another stack than its distribution",
                    action: "put the pipeline and its distribution into one stack"))
        }
        if !origin.holds(NotFoundPage.object) {
            node.report(
                .error(
                    "swift-cdk:media/origin-without-renditions", "The bucket '\(origin.node.path)' holds no renditions",
                    action: "use the output of a pipeline: pipeline.output"))
        }
    }

    /// The host name under which viewers reach the renditions: the domain's first without `*`, else CloudFront's own.
    public var domainName: Value<String> {
        domain?.hostName.map { Value($0) } ?? ownDomainName
    }

    /// CloudFront's own host name, to which the DNS records of the domain's names have to point.
    public var ownDomainName: Value<String> { distribution.attrDomainName }

    private func reportMistakes(geoRestriction: GeoRestriction?, firewall: Firewall?, webACL: String?) {
        if let domain {
            node.report(domain.mistakes)
            if let certificate = domain.certificateARN {
                reportRegion(of: certificate, service: "acm", "The certificate of a distribution")
            }
        } else {
            // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
            node.report(
                .warning(
                    "swift-cdk:media/viewers-tls",
                    "CloudFront takes TLS 1.0 from viewers under its own host name, whatever a distribution asks for",
                    action: "give the distribution a domain with a certificate, or acknowledge this warning"))
        }
        if let mistake = firewall?.mistake { node.report(mistake) }
        if firewall != nil, webACL != nil {
            node.report(
                .error(
                    "swift-cdk:media/two-web-acls", "A distribution has a firewall or a web ACL, not both",
                    action: "leave one of the two out"))
        }
        if let webACL { reportRegion(of: webACL, service: "wafv2", "The web ACL of a distribution") }
        node.report(geoRestriction?.mistakes ?? [])
        if let countries = firewall?.countries, countries != geoRestriction { node.report(countries.mistakes) }
    }

    /// CloudFront is a global service that takes what belongs to it from us-east-1 only.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html)
    private func reportRegion(of arn: String, service: String, _ what: String) {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count < 6 || parts[2] != service {
            node.report(
                .error(
                    "swift-cdk:media/not-an-arn", "\(what) is given by '\(arn)', which is no ARN of \(service)",
                    action: "give its whole ARN"))
        } else if parts[3] != "us-east-1" {
            node.report(
                .error(
                    "swift-cdk:media/not-in-us-east-1", "\(what) must be in us-east-1, not in \(parts[3])",
                    action: "make it in us-east-1, where CloudFront looks for it"))
        }
    }
}
