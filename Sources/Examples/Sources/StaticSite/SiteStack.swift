import CDK
import CDKCloudFront
import CDKIAM
import CDKRoute53
import CDKS3

/// Pages in a private bucket, which CloudFront alone reads.
final class SiteStack: Stack {
    /// AWS's own policy for what may be cached, `CachingOptimized`.
    private static let cachePolicy: String = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    /// The hosted zone of all distributions, to which alias records point.
    private static let distributionsZone: String = "Z2FDTNDATAQYW2"

    @discardableResult
    init(_ scope: any Scope, _ id: String, env: Environment, domain: Domain, certificate: Value<String>) {
        let stack = StackNode(scope, id, env: env)
        let pages = Bucket(stack, "Pages", encryption: .s3Managed, enforcesSSL: true, isVersioned: true)
        let access = CloudFront.CfnOriginAccessControl(
            stack, "Access",
            originAccessControlConfig: .init(
                name: Value("\(id)-pages"), originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4"))
        let distribution = CloudFront.CfnDistribution(
            stack, "Distribution",
            distributionConfig: .init(
                defaultCacheBehavior: .init(
                    targetOriginId: "pages", viewerProtocolPolicy: "redirect-to-https", cachePolicyId: Value(Self.cachePolicy),
                    compress: true),
                enabled: true, aliases: [Value(domain.name)], defaultRootObject: "index.html", httpVersion: "http2and3",
                ipv6Enabled: true,
                origins: [
                    .init(
                        domainName: pages.regionalDomainName, id: "pages", originAccessControlId: access.attrId,
                        s3OriginConfig: .init(originAccessIdentity: ""))
                ],
                viewerCertificate: .init(
                    acmCertificateArn: certificate, minimumProtocolVersion: "TLSv1.2_2021", sslSupportMethod: "sni-only")))
        pages.addToResourcePolicy(
            PolicyStatement(
                actions: ["s3:GetObject"], resources: ["\(pages.arn)/*"], principals: [.service("cloudfront.amazonaws.com")],
                conditions: [
                    "StringEquals": [
                        "AWS:SourceArn": AnyValue(
                            ARN(
                                in: stack, service: "cloudfront", region: "", resource: "distribution", resourceName: distribution.ref
                            ).text)
                    ]
                ]))
        for type in ["A", "AAAA"] {
            Route53.CfnRecordSet(
                stack, "Record\(type)", name: Value(domain.name), type: Value(type),
                aliasTarget: .init(dnsName: distribution.attrDomainName, hostedZoneId: Value(Self.distributionsZone)),
                hostedZoneId: Value(domain.zoneID))
        }
        super.init(stack)
        CfnOutput(self, "PagesBucket", value: pages.name)
    }
}
