import CDK
import CDKCertificateManager

/// The certificate of a site, which is validated by a record in the hosted zone.
final class CertificateStack: Stack {
    let certificate: CertificateManager.CfnCertificate

    init(_ scope: any Scope, _ id: String, env: Environment, domain: Domain) {
        let stack = StackNode(scope, id, env: env)
        certificate = CertificateManager.CfnCertificate(
            stack, "Certificate", domainName: Value(domain.name),
            domainValidationOptions: [.init(domainName: Value(domain.name), hostedZoneId: Value(domain.zoneID))], validationMethod: "DNS")
        super.init(stack)
    }
}
