import CDK
import CDKAssertions
import CDKKMS
import Testing

@testable import MediaConstructs

/// What is wrong with a distribution or an ingest bucket, to the letter.
@Suite struct DeliveryMistakesTests {
    private func mistakes(
        region: Region? = .euWest1, outputIsEncrypted: Bool = false, access: OriginAccess? = .oai, viewers: Viewers = .everyone,
        geoRestriction: GeoRestriction? = nil, originShield: OriginShield? = nil, domain: CustomDomain? = nil, webACL: String? = nil,
        writesAccessLogs: Bool = false, manifestTime: Duration = .seconds(5)
    ) -> [String] {
        let built = BuiltStack(region: region)
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        let pipeline = TranscodePipeline(
            built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest,
            outputKey: outputIsEncrypted ? Key(built.stack, "Key") : nil,
            mediaConvert: region == .euWest1 ? .automatic : .remote(region: .euWest1))
        _ = Distribution(
            built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output, access: access, viewers: viewers,
            geoRestriction: geoRestriction, originShield: originShield, domain: domain, webACL: webACL,
            writesAccessLogs: writesAccessLogs, manifestTime: manifestTime)
        return built.mistakes
    }

    @Test func originAccess() {
        #expect(mistakes(outputIsEncrypted: true, access: .oac) == [])
        #expect(
            mistakes(outputIsEncrypted: true, access: .oai) == [
                "An origin access identity cannot read the bucket 'media/Transcode/Output', which a KMS key encrypts -> give the "
                    + "distribution access: .oac, or the bucket S3's own encryption"
            ])
    }

    /// Its regions are in AWS's history of them: https://docs.aws.amazon.com/global-infrastructure/latest/regions/doc-history.html.
    @Test(
        arguments: [
            "ap-east-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "il-central-1",
            "mx-central-1",
        ] as [Region])
    func regionsThatCameAfterOriginAccessIdentities(region: Region) {
        #expect(mistakes(region: region, access: .oac) == [])
        #expect(mistakes(region: region, access: nil) == [])
        #expect(
            mistakes(region: region, access: .oai) == [
                "An origin access identity cannot read the bucket 'media/Transcode/Output' in \(region), which is not one of the regions "
                    + "that AWS launched until December 2022 -> give the distribution access: .oac"
            ])
    }

    /// The last that came before.
    @Test(arguments: [.apSouth2, .euSouth2, .euCentral2, .meCentral1, nil] as [Region?])
    func regionsWithOriginAccessIdentities(region: Region?) {
        #expect(mistakes(region: region, access: .oai) == [])
    }

    @Test(arguments: [
        (Duration.seconds(0), "0 seconds"), (.milliseconds(999), "999 millis"), (.days(366), "366 days"),
    ])
    func timesOfManifests(time: Duration, said: String) {
        #expect(
            mistakes(manifestTime: time).contains(
                "Caches keep manifests for 1 second to 365 days, not for \(said) -> set manifestTime to .seconds(1) or more, and "
                    + ".days(365) or less"))
    }

    @Test(arguments: [.seconds(1), .seconds(5), .days(365)] as [Duration])
    func timesThatManifestsCanBeKept(time: Duration) {
        #expect(mistakes(manifestTime: time) == [])
    }

    @Test func signedCookies() {
        let key = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"
        #expect(mistakes(viewers: .signedCookies(publicKeys: [key], sites: ["https://www.example.com"])) == [])
        #expect(
            mistakes(viewers: .signedCookies(publicKeys: ["MIIB"], sites: ["*"])) == [
                "The public key number 1 is not in PEM -> give what `openssl rsa -pubout` writes, from -----BEGIN PUBLIC KEY----- to "
                    + "-----END PUBLIC KEY-----",
                "'*' cannot be the site of a player that sends cookies -> name an origin as browsers send it: https://, a host in lower "
                    + "case, and its port if not 443; no path, no *, such as https://www.example.com",
            ])
        #expect(
            mistakes(viewers: .signedCookies(publicKeys: [], sites: [])) == [
                "Signed cookies need a public key -> give at least one in PEM",
                "Signed cookies need the sites of the players -> name their origins, such as https://www.example.com",
            ])
    }

    @Test func signedURLs() {
        let key = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"
        #expect(mistakes(viewers: .signedURLs(publicKeys: [key])) == [])
        #expect(mistakes(viewers: .signedURLs(publicKeys: [])) == ["Signed URLs need a public key -> give at least one in PEM"])
    }

    @Test(arguments: [false, true]) func viewersWithOldTLS(isAcknowledged: Bool) throws {
        let built = BuiltStack()
        let other = Stack(built.app, "other", env: Environment(region: .euSouth1))
        let ingest = IngestBucket(other, "Ingest", environmentSuffix: built.suffix)
        let pipeline = TranscodePipeline(other, "Transcode", environmentSuffix: built.suffix, source: ingest)
        _ = Distribution(other, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        if isAcknowledged { Annotations.of(other).acknowledgeWarning("swift-cdk:media/viewers-tls") }
        _ = try Template(of: other)
        #expect(
            built.mistakes
                == (isAcknowledged
                    ? []
                    : [
                        "CloudFront takes TLS 1.0 from viewers under its own host name, whatever a distribution asks for -> give the "
                            + "distribution a domain with a certificate, or acknowledge this warning"
                    ]))
    }

    @Test(arguments: [
        "", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\nMIIB\n", "MIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----\nMI\"IB\n-----END PUBLIC KEY-----",
    ])
    func keysThatAreNotInPEM(text: String) {
        #expect(
            mistakes(viewers: .signedCookies(publicKeys: [text], sites: ["https://www.example.com"])) == [
                "The public key number 1 is not in PEM -> give what `openssl rsa -pubout` writes, from -----BEGIN PUBLIC KEY----- to "
                    + "-----END PUBLIC KEY-----"
            ])
    }

    @Test func aKeyIsGivenOnce() {
        let key = "-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----\n"
        let other = "-----BEGIN PUBLIC KEY-----\nMIIBIjAO\n-----END PUBLIC KEY-----\n"
        let broken = "-----BEGIN PUBLIC KEY-----\r\nMIIB\r\nIjAN\r\n-----END PUBLIC KEY-----"
        #expect(mistakes(viewers: .signedCookies(publicKeys: [key, other], sites: ["https://www.example.com"])) == [])
        #expect(
            mistakes(viewers: .signedCookies(publicKeys: [key, other, broken], sites: ["https://www.example.com"])) == [
                "The public keys number 1 and 3 are the same -> leave one of them out"
            ])
    }

    @Test func whatMustBeInNorthVirginia() {
        let arn = "arn:aws:acm:us-east-1:111111111111:certificate/x"
        #expect(mistakes(domain: CustomDomain("video.example.com", certificateARN: arn)) == [])
        #expect(
            mistakes(domain: CustomDomain("video.example.com", certificateARN: "arn:aws:acm:eu-west-1:111111111111:certificate/x")) == [
                "The certificate of a distribution must be in us-east-1, not in eu-west-1 -> make it in us-east-1, where CloudFront "
                    + "looks for it"
            ])
        #expect(
            mistakes(domain: CustomDomain(certificateARN: "certificate")) == [
                "The custom domain has no names -> name at least one host, such as video.example.com",
                "The certificate of a distribution is given by 'certificate', which is no ARN of acm -> give its whole ARN",
            ])
        #expect(
            mistakes(webACL: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/a/b") == [
                "The web ACL of a distribution must be in us-east-1, not in eu-west-1 -> make it in us-east-1, where CloudFront "
                    + "looks for it"
            ])
    }

    @Test func namesOfADomain() {
        let arn = "arn:aws:acm:us-east-1:111111111111:certificate/x"
        let good = ["example.com", "video.example.com", "*.example.com", "xn--bcher-kva.example", "4k.video-1.example.com"]
        for name in good { #expect(CustomDomain(name, certificateARN: arn).mistakes == [], "\(name)") }
        let bad = [
            "https://video.example.com", "a.example,b.example", "", "video.example.com.", "video.example.com:443", "video.example.com/",
            "video", "*", "*.", "*.com", "video.*.example.com", "*video.example.com", "*.*.example.com", "Video.example.com",
            "-video.example.com", "video..example.com", " video.example.com", "video_1.example.com",
        ]
        for name in bad { #expect(CustomDomain("example.com", name, certificateARN: arn).mistakes.count == 1, "\(name)") }
        #expect(
            mistakes(domain: CustomDomain("video.example.com", "https://video.example.com", "", certificateARN: arn)) == [
                "'https://video.example.com' cannot be a name of a distribution -> name one host in lower case, such as video.example.com "
                    + "or *.example.com; no https://, port, path or dot at the end",
                "'' cannot be a name of a distribution -> name one host in lower case, such as video.example.com or "
                    + "*.example.com; no https://, port, path or dot at the end",
            ])
    }

    @Test func countries() {
        #expect(mistakes(geoRestriction: .only(["DE", "IT"])) == [])
        #expect(
            mistakes(geoRestriction: .only([])) == [
                "The geo restriction names no country -> name countries by their codes, such as DE"
            ])
        #expect(
            mistakes(geoRestriction: .allExcept(["Italy"])) == [
                "'Italy' is not the code of a country -> use codes of ISO 3166 such as DE"
            ])
    }

    @Test func originShield() {
        #expect(mistakes(originShield: .nearest) == [])
        #expect(mistakes(region: .euSouth1, originShield: .nearest) == [])
        #expect(
            mistakes(originShield: .in(.euSouth1)) == [
                "CloudFront has no Origin Shield in eu-south-1 -> use .nearest, or one of ap-northeast-1, ap-northeast-2, ap-south-1, "
                    + "ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, me-central-1, sa-east-1, us-east-1, us-east-2, "
                    + "us-west-2"
            ])
        #expect(
            mistakes(region: nil, originShield: .nearest) == [
                "The nearest Origin Shield is not known without the stack's region -> give the stack a region, or name one: originShield: "
                    + ".in(.euCentral1)"
            ])
    }

    @Test func accessLogs() {
        #expect(mistakes(writesAccessLogs: true) == [])
        #expect(
            mistakes(region: .euSouth1, writesAccessLogs: true) == [
                "CloudFront cannot write access logs to a bucket in eu-south-1 -> leave writesAccessLogs out; standard logging v2 can, "
                    + "with AWS::Logs::DeliverySource, DeliveryDestination and Delivery in a stack in us-east-1"
            ])
        #expect(mistakes(region: "ap-southeast-6", access: nil, writesAccessLogs: true).count == 1)
        #expect(
            mistakes(region: nil, writesAccessLogs: true) == [
                "Whether CloudFront can write access logs is not known without the stack's region -> give the stack a region, or leave "
                    + "writesAccessLogs out"
            ])
    }

    @Test func originsThatCannotBe() {
        let built = BuiltStack()
        let pipeline = built.pipeline()
        let other = Stack(built.app, "edge", env: Environment(region: .euSouth1))
        _ = Distribution(other, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        #expect(
            built.mistakes == [
                "The bucket 'media/Transcode/Output' is in another stack than its distribution -> put the pipeline and its distribution "
                    + "into one stack"
            ])
        let mistaken = BuiltStack()
        let ingest = IngestBucket(mistaken.stack, "Ingest", environmentSuffix: mistaken.suffix)
        _ = Distribution(mistaken.stack, "Delivery", environmentSuffix: mistaken.suffix, origin: ingest.storage)
        #expect(
            mistaken.mistakes == [
                "The bucket 'media/Ingest/Bucket' holds no renditions -> use the output of a pipeline: pipeline.output"
            ])
    }

    @Test func ingest() {
        func mistakes(
            prefix: String = "uploads/", origins: [String] = [], accepting: MediaExtensions = .video, tiers: StorageTiers = .standard
        ) -> [String] {
            let built = BuiltStack()
            _ = IngestBucket(
                built.stack, "Ingest", environmentSuffix: built.suffix, accepting: accepting, uploadPrefix: prefix,
                uploadOrigins: origins, storageTiers: tiers)
            return built.mistakes
        }
        #expect(mistakes(origins: ["https://studio.example.com"]) == [])
        #expect(
            mistakes(prefix: "uploads") == [
                "The upload prefix 'uploads' does not name a folder -> use one that ends with a slash, such as uploads/"
            ])
        #expect(
            mistakes(origins: ["http://studio.example.com"]) == [
                "'http://studio.example.com' cannot be a site that uploads -> name an origin as browsers send it: https://, a host in "
                    + "lower case, and its port if not 443; no path, no *, such as https://studio.example.com"
            ])
        #expect(mistakes(accepting: []) == ["No files are accepted -> name at least one extension, such as mp4"])
        #expect(mistakes(accepting: [".mp4"]) == ["'.mp4' is not the extension of a file -> use letters and digits, without the dot"])
        #expect(
            mistakes(tiers: StorageTiers(infrequentAccess: .days(10), glacier: .days(10), expiry: .days(5))) == [
                "Sources reach Glacier after 10 days, not later than infrequent access after 10 -> let Glacier come after more than 10 "
                    + "days",
                "Sources reach expiry after 5 days, not later than Glacier after 10 -> let expiry come after more than 10 days",
                "S3 moves objects to infrequent access after 30 days at least, not after 10 -> use .days(30) or more",
            ])
        #expect(mistakes(tiers: StorageTiers(infrequentAccess: .days(30), glacier: .days(60), expiry: .days(61))) == [])
        #expect(
            mistakes(tiers: StorageTiers(infrequentAccess: .days(30), glacier: .days(59))) == [
                "S3 keeps objects in infrequent access for 30 days at least, and they reach Glacier 29 after it -> use .days(60) or more "
                    + "for Glacier, or leave infrequentAccess out"
            ])
        #expect(
            mistakes(tiers: StorageTiers(expiry: .days(0), expiryOfMade: .days(0), replacedVersions: .days(0))) == [
                "Sources cannot be deleted after 0 days -> use .days(1) or more",
                "Sources of films cannot be deleted after 0 days -> use .days(1) or more",
                "Replaced versions cannot be deleted after 0 days -> use .days(1) or more",
            ])
    }
}
