import CDK
import CDKAssertions
import Testing

@testable import App
@testable import MediaConstructs

/// The stack in us-east-1, and what the platform's own stack takes from it.
@Suite struct NorthVirginiaTests {
    private func built(_ context: OrderedMap<JSON>) -> CDK.App {
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        StreamingPlatform().build(app)
        return app
    }

    private func stacks(_ app: CDK.App) -> [String] {
        app.node.children.values.compactMap { $0.construct as? Stack }.map { "\($0.node.id) \($0.environment.region?.rawValue ?? "")" }
    }

    private static let asked: OrderedMap<JSON> = [
        "domain": "video.example.com", "hostedZone": "Z0123456789ABCDEFGHIJ", "firewall": "5000", "countries": "DE,IT",
    ]

    @Test func thereIsNoneUnlessItIsAskedFor() {
        #expect(stacks(built([:])) == ["streaming-dev eu-south-1"])
        #expect(
            stacks(built(["domain": "video.example.com", "certificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/x"]))
                == ["streaming-dev eu-south-1"])
        #expect(Set(stacks(built(["firewall": "5000"]))) == ["streaming-dev eu-south-1", "viewers-streaming-dev us-east-1"])
    }

    @Test func certificateAndFirewall() throws {
        let app = built(Self.asked)
        let template = try Template(of: app, stack: "viewers-streaming-dev")
        #expect(app.diagnostics.map(\.description) == [])
        let certificate = try #require(template.resources(ofType: "AWS::CertificateManager::Certificate").values.first?["Properties"])
        #expect(certificate["DomainName"] == "video.example.com")
        #expect(certificate["ValidationMethod"] == "DNS")
        #expect(
            certificate["DomainValidationOptions"] == [["DomainName": "video.example.com", "HostedZoneId": "Z0123456789ABCDEFGHIJ"]])
        let acl = try #require(template.resources(ofType: "AWS::WAFv2::WebACL").values.first?["Properties"])
        #expect(acl["Scope"] == "CLOUDFRONT")
        #expect(acl["Name"] == "viewer-firewall-dev")
        #expect(acl["DefaultAction"] == ["Allow": [:]])
        let rules = acl["Rules"]?.array ?? []
        #expect(rules.map { $0["Priority"]?.text() } == ["0", "1", "2", "3"])
        #expect(rules.map { $0["Action"] ?? $0["OverrideAction"] } == [["Block": [:]], ["Block": [:]], ["None": [:]], ["None": [:]]])
        #expect(rules[0]["Statement"] == ["NotStatement": ["Statement": ["GeoMatchStatement": ["CountryCodes": ["DE", "IT"]]]]])
        #expect(
            rules[1]["Statement"] == ["RateBasedStatement": ["AggregateKeyType": "IP", "EvaluationWindowSec": 300, "Limit": 5000]])
        #expect(
            rules.dropFirst(2).map { $0["Statement"]?["ManagedRuleGroupStatement"]?["Name"]?.string }
                == ["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet"])
    }

    @Test func thePlatformReadsWhatIsMadeThere() throws {
        let template = try Template(of: built(Self.asked), stack: "streaming-dev")
        let (id, outputs) = try #require(template.resources(ofType: "Custom::StackOutputs").first { _ in true })
        #expect(outputs["Properties"]?["StackRegion"] == "us-east-1")
        #expect(outputs["Properties"]?["StackName"] == "viewers-streaming-dev")
        let distribution = try #require(template.resources(ofType: "AWS::CloudFront::Distribution").first { _ in true })
        let configuration = distribution.value["Properties"]?["DistributionConfig"]
        #expect(configuration?["ViewerCertificate"]?["AcmCertificateArn"] == ["Fn::GetAtt": [.string(id), "CertificateARN"]])
        #expect(configuration?["WebACLId"] == ["Fn::GetAtt": [.string(id), "WebACLARN"]])
        let records = template.resources(ofType: "AWS::Route53::RecordSet").values.compactMap { $0["Properties"] }
        #expect(records.map { $0["Type"] } == ["A", "AAAA"])
        for record in records {
            #expect(record["Name"] == "video.example.com")
            #expect(record["HostedZoneId"] == "Z0123456789ABCDEFGHIJ")
            #expect(record["AliasTarget"]?["DNSName"] == ["Fn::GetAtt": [.string(distribution.key), "DomainName"]])
            #expect(record["AliasTarget"]?["HostedZoneId"] == "Z2FDTNDATAQYW2")
        }
        // It may ask for that stack and no other.
        let role = try #require(template.resources.first { $0.key.hasPrefix("DeliveryNorthVirginiaFunctionRole") })
        let asking = PolicyStatements.all(in: role.value).filter { $0["Action"]?.text().contains("cloudformation:") == true }
        #expect(asking.count == 1)
        #expect(asking.first?["Resource"]?.text().contains("cloudformation:us-east-1:") == true)
        #expect(asking.first?["Resource"]?.text().contains(":stack/viewers-streaming-dev/*") == true)
    }

    /// A certificate of other names is another one, so its ARN is read again; otherwise nothing is read.
    @Test func outputsAreReadAgainWhenTheyAreOthers() throws {
        func version(_ more: OrderedMap<JSON>) throws -> JSON? {
            var context = Self.asked
            for (key, value) in more { context[key] = value }
            let template = try Template(of: built(context), stack: "streaming-dev")
            return template.resources(ofType: "Custom::StackOutputs").values.first?["Properties"]?["Version"]
        }
        let first = try version([:])
        #expect(try version(["firewall": "6000"]) == first)
        #expect(try version(["domain": "tv.example.com"]) != first)
        #expect(try version(["hostedZone": "Z1"]) != first)
    }

    @Test func mistakes() {
        func mistakes(_ context: OrderedMap<JSON>) -> [String] { built(context).diagnostics.map { "\($0.message) -> \($0.action ?? "")" } }
        #expect(
            mistakes(["domain": "video.example.com", "hostedZone": "/hostedzone/Z1"]) == [
                "'/hostedzone/Z1' is not the id of a zone in Route 53 -> use one such as Z0123456789ABCDEFGHIJ, without /hostedzone/ in front"
            ])
        #expect(
            mistakes(["hostedZone": "Z1"]) == [
                "Context 'hostedZone': A zone without a domain -> add a domain such as video.example.com"
            ])
        #expect(
            mistakes(["domain": "video.example.com", "hostedZone": "Z1", "certificateArn": "arn"]) == [
                "Context 'hostedZone': A certificate is given, and one would be made -> leave certificateArn or hostedZone out"
            ])
        #expect(
            mistakes(["firewall": "many"]) == [
                "Context 'firewall': 'many' is no number of requests -> use how many one address may make in five minutes, such as 10000"
            ])
        #expect(
            mistakes(["firewall": "9"]) == ["A firewall cannot count to 9 requests in five minutes -> use 10 to 2,000,000,000"])
        let media = BuiltStack()
        _ = Distribution(
            media.stack, "Delivery", environmentSuffix: media.suffix, origin: media.pipeline().output, firewall: Firewall(),
            webACL: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/b")
        #expect(media.mistakes == ["A distribution has a firewall or a web ACL, not both -> leave one of the two out"])
    }
}
