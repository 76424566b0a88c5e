import CDK
import CDKCertificateManager

/// What CloudFront takes from us-east-1 alone, in a stack there: the certificate of a domain whose zone is known, and a firewall.
///
/// The exception to all being in the region of the pipeline; there is no such stack unless one of the two is asked for.
/// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html)
struct NorthVirginia {
    private static let region = Region.usEast1

    let certificateARN: Value<String>?
    let webACL: Value<String>?

    /// Nil if nothing of it is asked for.
    init?(_ scope: Node, names: ResourceNames, domain: CustomDomain?, firewall: Firewall?) {
        let hostedDomain = domain.flatMap { domain in domain.hostedZoneID.map { (domain.names, $0) } }
        guard hostedDomain != nil || firewall != nil else { return nil }
        let main = scope.stack?.construct as? Stack
        let stack = Stack(
            // In front, so that it is the main stack of no other suffix.
            main?.node.scope ?? scope, "\(names.withoutSuffix("viewers"))-\(main?.node.id ?? "streaming")",
            env: Environment(account: main?.environment.account, region: Self.region),
            description: "What CloudFront takes of a streaming platform from us-east-1 alone")
        if let (hosts, zone) = hostedDomain, let first = hosts.first {
            let certificate = CertificateManager.CfnCertificate(
                stack, "Certificate", domainName: Value(first),
                domainValidationOptions: List(
                    hosts.map {
                        CertificateManager.CfnCertificate.DomainValidationOptionProperty(
                            domainName: Value($0), hostedZoneId: Value(zone))
                    }),
                subjectAlternativeNames: hosts.count > 1 ? List(Array(hosts.dropFirst())) : nil, validationMethod: "DNS")
            CfnOutput(stack, "CertificateARN", value: certificate.ref)
        }
        if let firewall {
            let acl = firewall.webACL(stack, names: names)
            CfnOutput(stack, "WebACLARN", value: acl.attrArn)
        }
        // What another ARN comes of: a certificate of other names is another certificate.
        let version = (hostedDomain.map { $0.0 + [$0.1] } ?? []).joined(separator: " ")
        let outputs = StackOutputs(
            scope, "NorthVirginia", of: stack, names: names, version: firewall == nil ? version : "\(version) firewall")
        certificateARN = hostedDomain == nil ? nil : outputs("CertificateARN")
        webACL = firewall == nil ? nil : outputs("WebACLARN")
        main?.addDependency(stack, reason: "CloudFront takes certificates and web ACLs from us-east-1")
    }
}
