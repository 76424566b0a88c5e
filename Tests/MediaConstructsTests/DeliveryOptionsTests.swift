import CDK
import CDKAssertions
import MediaConstructs
import Testing

@testable import EveryOption

/// What the options of a distribution make of it.
@Suite struct DeliveryOptionsTests {
    private func template() throws -> Template {
        let app = CDK.App(outputDirectory: "never-written", processEnvironment: [:])
        EveryOption().build(app)
        #expect(app.diagnostics.map(\.description) == [])
        return try Template(of: app, stack: "every-option-dev")
    }

    private func configuration(_ template: Template) throws -> JSON {
        let distributions = template.resources(ofType: "AWS::CloudFront::Distribution")
        #expect(distributions.count == 1)
        return try #require(distributions.values.first?["Properties"]?["DistributionConfig"])
    }

    private func only(_ type: String, in template: Template) throws -> (id: String, properties: JSON) {
        let found = template.resources(ofType: type)
        #expect(found.count == 1, "\(type)")
        return (try #require(found.keys.first), try #require(found.values.first?["Properties"]))
    }

    @Test func everythingButErrorPagesNeedsACookie() throws {
        let template = try template()
        let configuration = try configuration(template)
        let (group, properties) = try only("AWS::CloudFront::KeyGroup", in: template)
        let trusted: JSON = [["Ref": .string(group)]]
        #expect(configuration["DefaultCacheBehavior"]?["TrustedKeyGroups"] == trusted)
        let behaviors = configuration["CacheBehaviors"]?.array ?? []
        #expect(behaviors.map { $0["PathPattern"]?.string } == ["*.m3u8", "*.mpd", "*/thumbnails/*", "errors/*"])
        #expect(behaviors.map { $0["TrustedKeyGroups"] } == [trusted, trusted, trusted, nil])

        let keys = template.resources(ofType: "AWS::CloudFront::PublicKey")
        #expect(properties["KeyGroupConfig"]?["Items"]?.array?.compactMap { $0["Ref"]?.string } == Array(keys.keys))
        let texts = keys.values.map { $0["Properties"]?["PublicKeyConfig"]?["EncodedKey"]?.string }
        #expect(texts == [EveryOption.oldKey, EveryOption.newKey])
    }

    @Test func playersOfNamedSitesMaySendCookies() throws {
        let (_, properties) = try only("AWS::CloudFront::ResponseHeadersPolicy", in: template())
        let policy: Pattern = [
            "CorsConfig": [
                "AccessControlAllowCredentials": true,
                "AccessControlAllowOrigins": ["Items": ["https://www.example.com", "https://tv.example.com:8443"]],
                "AccessControlAllowHeaders": ["Items": ["Accept", "Origin", "Range"]], "OriginOverride": true,
            ],
            "SecurityHeadersConfig": [
                "StrictTransportSecurity": ["AccessControlMaxAgeSec": 31_536_000, "IncludeSubdomains": false, "Override": true]
            ],
        ]
        #expect(policy.matches(properties["ResponseHeadersPolicyConfig"]))
    }

    @Test func whoIsServedFromWhere() throws {
        let template = try template()
        let configuration = try configuration(template)
        #expect(configuration["Restrictions"] == ["GeoRestriction": ["Locations": ["DE", "IT"], "RestrictionType": "whitelist"]])
        #expect(configuration["PriceClass"] == "PriceClass_200")
        #expect(configuration["Aliases"] == ["video.example.com", "*.video.example.com"])
        #expect(
            configuration["ViewerCertificate"] == [
                "AcmCertificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012",
                "MinimumProtocolVersion": "TLSv1.2_2021", "SslSupportMethod": "sni-only",
            ])
        #expect(
            configuration["WebACLId"]
                == "arn:aws:wafv2:us-east-1:111111111111:global/webacl/viewers/12345678-1234-1234-1234-123456789012")
        let origin = try #require(configuration["Origins"]?[0])
        let (control, _) = try only("AWS::CloudFront::OriginAccessControl", in: template)
        #expect(origin["OriginAccessControlId"] == ["Fn::GetAtt": [.string(control), "Id"]])
        #expect(origin["S3OriginConfig"] == ["OriginAccessIdentity": ""])
        #expect(origin["OriginShield"] == ["Enabled": true, "OriginShieldRegion": "eu-west-1"])
    }

    @Test func accessLogsGoToABucketOfTheirOwn() throws {
        let template = try template()
        let logging = try #require(configuration(template)["Logging"])
        #expect(logging["IncludeCookies"] == false)
        #expect(logging["Prefix"] == "distribution/")
        let id = try #require(logging["Bucket"]?["Fn::GetAtt"]?[0]?.string)
        #expect(logging["Bucket"] == ["Fn::GetAtt": [.string(id), "RegionalDomainName"]])
        let bucket: Pattern = [
            "BucketName": ["Fn::Join": ["", ["cdn-log-bucket-dev-", ["Ref": "AWS::AccountId"]]]],
            "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerPreferred"]]],
            "LoggingConfiguration": ["LogFilePrefix": "cdn-log-bucket-dev/"],
            "LifecycleConfiguration": ["Rules": .arrayContaining([["Status": "Enabled", "ExpirationInDays": 90]])],
        ]
        #expect(bucket.matches(template.resources(ofType: "AWS::S3::Bucket")[id]?["Properties"]))
    }

    /// The times of the policy for manifests, in seconds: shortest, default and longest.
    private func manifestTimes(_ template: Template) throws -> [JSON?] {
        let policies = template.resources(ofType: "AWS::CloudFront::CachePolicy").values
            .compactMap { $0["Properties"]?["CachePolicyConfig"] }
        let manifests = try #require(policies.first { $0["Name"]?.string?.contains("manifest-cache-policy") == true })
        return ["MinTTL", "DefaultTTL", "MaxTTL"].map { manifests[$0] }
    }

    @Test func manifestsAreKeptAsLongAsIsAskedFor() throws {
        #expect(try manifestTimes(template()) == [1, 60, 60])
    }

    /// What is not asked for is not there.
    @Test func aDistributionWithoutOptions() throws {
        let built = BuiltStack()
        let pipeline = built.pipeline()
        _ = Distribution(built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        let template = try built.template()
        let configuration = try configuration(template)
        for option in ["Restrictions", "Aliases", "ViewerCertificate", "WebACLId", "Logging"] { #expect(configuration[option] == nil) }
        #expect(configuration["PriceClass"] == "PriceClass_100")
        #expect(try manifestTimes(template) == [1, 300, 300])
        #expect(configuration["Origins"]?[0]?["OriginShield"] == nil)
        let behaviors = [configuration["DefaultCacheBehavior"]] + (configuration["CacheBehaviors"]?.array ?? [])
        #expect(behaviors.allSatisfy { $0?["TrustedKeyGroups"] == nil })
        let (_, headers) = try only("AWS::CloudFront::ResponseHeadersPolicy", in: template)
        let open: Pattern = ["AccessControlAllowCredentials": false, "AccessControlAllowOrigins": ["Items": ["*"]]]
        #expect(open.matches(headers["ResponseHeadersPolicyConfig"]?["CorsConfig"]))
    }

    /// As AWS's table says.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html)
    @Test(arguments: [
        (OriginShield.nearest, Region.euSouth1, "eu-central-1"), (.nearest, .euWest3, "eu-west-2"), (.in(.euWest1), .euSouth1, "eu-west-1"),
    ])
    func originShields(shield: OriginShield, region: Region, expected: String) throws {
        let built = BuiltStack(region: region)
        let pipeline = built.pipeline()
        _ = Distribution(
            built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output,
            geoRestriction: .allExcept(["US"]), originShield: shield)
        let configuration = try configuration(built.template())
        #expect(configuration["Origins"]?[0]?["OriginShield"]?["OriginShieldRegion"] == .string(expected))
        #expect(configuration["Restrictions"]?["GeoRestriction"] == ["Locations": ["US"], "RestrictionType": "blacklist"])
    }
}
