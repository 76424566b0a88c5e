import CDK

/// A site under a domain of its own.
///
///     swift run StaticSite -c account=111111111111 -c domain=www.example.com -c zone=Z0123456789EXAMPLE
@main
struct StaticSite: CDKApp {
    func build(_ app: App) {
        let account = app.node.context("account")?.string
        let domain = Domain(
            name: app.node.context("domain")?.string ?? "www.example.com", zoneID: app.node.context("zone")?.string ?? "Z0123456789EXAMPLE")
        // CloudFront takes certificates of us-east-1 alone.
        let certificate = CertificateStack(app, "site-certificate", env: Environment(account: account, region: .usEast1), domain: domain)
        SiteStack(
            app, "site", env: Environment(account: account, region: .euSouth1), domain: domain, certificate: certificate.certificate.ref)
    }
}

/// A host name, and the hosted zone of Route 53 in which it is.
struct Domain {
    let name: String
    let zoneID: String
}
