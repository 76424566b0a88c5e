import CDK
import CDKCloudFront
import CDKRoute53

/// The records in Route 53 that point the names of a domain at their distribution.
enum DomainRecords {
    /// CloudFront's own zone, the same for all distributions.
    /// [Source](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-route53-recordset-aliastarget.html)
    private static let cloudFrontZone = "Z2FDTNDATAQYW2"

    /// For addresses of both versions of IP.
    static func point(_ scope: Node, _ domain: CustomDomain, to distribution: CloudFront.CfnDistribution) {
        guard let zone = domain.hostedZoneID else { return }
        for (number, name) in zip(1..., domain.names) {
            for type in ["A", "AAAA"] {
                Route53.CfnRecordSet(
                    scope, "Record\(number)\(type)", name: Value(name), type: Value(type),
                    aliasTarget: .init(
                        dnsName: distribution.attrDomainName, hostedZoneId: Value(cloudFrontZone), evaluateTargetHealth: false),
                    hostedZoneId: Value(zone))
            }
        }
    }
}
