import CDK
import CDKAssertions
import Testing

@testable import App

/// What the context makes of the platform, and what is said of a context that makes no sense, to the letter.
@Suite struct PlatformSettingsTests {
    func built(_ context: OrderedMap<JSON>) -> CDK.App {
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        // Said of each deployment without a domain.
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        StreamingPlatform().build(app)
        return app
    }

    func mistakes(_ context: OrderedMap<JSON>) -> [String] {
        built(context).diagnostics.map { "\($0.message) -> \($0.action ?? "")" }
    }

    func template(_ context: OrderedMap<JSON>) throws -> Template {
        let app = built(context)
        #expect(app.diagnostics.map(\.description) == [])
        return try Template(of: app, stack: "streaming-dev")
    }

    @Test func browsersUploadFromTheNamedOrigins() throws {
        let bucket = "ingest-bucket-dev-"
        func corsRules(_ context: OrderedMap<JSON>) throws -> JSON? {
            let buckets = try template(context).resources(ofType: "AWS::S3::Bucket").values
            let ingest = try #require(buckets.first { $0["Properties"]?["BucketName"]?.text().contains(bucket) == true })
            return ingest["Properties"]?["CorsConfiguration"]?["CorsRules"]
        }
        #expect(try corsRules([:]) == nil)
        #expect(
            try corsRules(["uploadOrigins": "https://studio.example.com,https://www.example.com:8443"]) == [
                [
                    "AllowedHeaders": ["*"], "AllowedMethods": ["PUT"],
                    "AllowedOrigins": ["https://studio.example.com", "https://www.example.com:8443"], "ExposedHeaders": ["ETag"],
                    "MaxAge": 3000,
                ]
            ])
    }

    private static let isNoUploadOrigin =
        "cannot be a site that uploads -> name an origin as browsers send it: https://, a host in lower case, and its port if not 443; no "
        + "path, no *, such as https://studio.example.com"

    @Test(arguments: [
        "https://studio.example.com/", "https://studio.example.com/upload", "https://*.example.com", "https://Studio.example.com",
        "http://studio.example.com", "studio.example.com", "https://", "https://studio..example.com", "https://-studio.example.com",
        "https://studio.example.com:443", "https://studio.example.com:0", "https://studio.example.com:080", "https://a:b",
        "https://studio.example.com?x=1", "https://me@studio.example.com", "*",
    ])
    func originsThatNoBrowserSends(origin: String) {
        #expect(mistakes(["uploadOrigins": .string(origin)]) == ["'\(origin)' \(Self.isNoUploadOrigin)"])
        #expect(
            mistakes(["uploadOrigins": .string("https://a.example,\(origin)")]) == ["'\(origin)' \(Self.isNoUploadOrigin)"],
            "one that is right does not hide one that is not")
    }

    @Test(arguments: ["", "https://a.example,", ",https://a.example", "https://a.example,,https://b.example"])
    func emptyOrigins(text: String) {
        #expect(
            mistakes(["uploadOrigins": .string(text)]) == [
                "Context 'uploadOrigins': '\(text)' has an empty origin -> put a comma between two origins only: "
                    + "https://studio.example.com,https://www.example.com"
            ])
    }

    @Test func regions() {
        #expect(
            mistakes(["region": "moon-1"]).first
                == "Context 'region': 'moon-1' is no region of AWS -> use a code such as eu-south-1")
        #expect(
            mistakes(["region": "eu-wset-1"]) == [
                "Whether eu-wset-1 has MediaConvert is not known: the region is not in the list of 2026-10-20 -> use eu-west-1, or say "
                    + "where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)"
            ])
    }

    @Test func placements() {
        #expect(mistakes(["mediaConvert": "remote:eu-west-1"]) == [])
        #expect(
            mistakes(["mediaConvert": "here"]) == [
                "Context 'mediaConvert': 'here' is no place for MediaConvert -> use automatic, inRegion, remote, companion or staged; the last three "
                    + "can name a region: remote:eu-west-1"
            ])
        #expect(
            mistakes(["mediaConvert": "remote:"]) == [
                "MediaConvert is placed in '', which is not in the list of regions of 2026-10-20 -> use eu-central-1 or eu-west-3 or "
                    + "eu-west-2"
            ])
        for kind in ["remote", "companion"] {
            #expect(
                mistakes(["mediaConvert": .string("\(kind):eu-wset-1")]) == [
                    "MediaConvert is placed in 'eu-wset-1', which is not in the list of regions of 2026-10-20 -> use eu-west-1"
                ])
            #expect(
                mistakes(["mediaConvert": .string(kind), "region": "us-gov-east-1"]).first
                    == "Context 'mediaConvert': No region near to us-gov-east-1 is known to have MediaConvert -> name one: "
                    + "mediaConvert=\(kind):eu-central-1")
        }
    }

    @Test(
        arguments: [
            ([:], true), (["encryption": "kms"], false), (["region": "eu-west-1"], true),
            (["region": "il-central-1", "mediaConvert": "remote:eu-central-1"], false),
        ] as [(OrderedMap<JSON>, Bool)])
    func cloudFrontReadsByAnIdentityWhereItCan(context: OrderedMap<JSON>, isIdentity: Bool) throws {
        let template = try template(context)
        #expect(template.resources(ofType: "AWS::CloudFront::CloudFrontOriginAccessIdentity").count == (isIdentity ? 1 : 0))
        #expect(template.resources(ofType: "AWS::CloudFront::OriginAccessControl").count == (isIdentity ? 0 : 1))
    }

    /// The service is there, and CloudFormation has no types of it.
    @Test func jobsStayInTheRegionOfTheStackWhereTheyCan() {
        for placement in ["automatic", "remote", "remote:af-south-1"] {
            #expect(mistakes(["mediaConvert": .string(placement), "region": "af-south-1"]) == [])
        }
        #expect(
            mistakes(["mediaConvert": "companion", "region": "af-south-1"]) == [
                "Context 'mediaConvert': No region near to af-south-1 is known to have MediaConvert -> name one: "
                    + "mediaConvert=companion:eu-central-1"
            ])
    }

    @Test func aDomainComesWithTheHostThatItHasToPointTo() throws {
        let own = try template([:]).json["Outputs"]?.object ?? [:]
        #expect(Array(own.keys) == ["SourceBucket", "PlaybackDomain"])
        let outputs = try template([
            "domain": "video.example.com", "certificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/a",
        ]).json["Outputs"]
        #expect(outputs?["PlaybackDomain"]?["Value"] == "video.example.com")
        #expect(outputs?["DistributionDomain"]?["Value"] == own["PlaybackDomain"]?["Value"])
        let everyHost = try template([
            "domain": "*.example.com", "certificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/a",
        ]).json["Outputs"]
        #expect(everyHost?["PlaybackDomain"]?["Value"] == own["PlaybackDomain"]?["Value"], "no player can be sent to *.example.com")
    }

    @Test(arguments: ["", "https://video.example.com", "a.example,b.example", "video.example.com."])
    func domainsThatAreNoHost(domain: String) {
        #expect(
            mistakes(["domain": .string(domain), "certificateArn": "arn:aws:acm:us-east-1:111111111111:certificate/a"]) == [
                "'\(domain)' cannot be a name of a distribution -> name one host in lower case, such as video.example.com or "
                    + "*.example.com; no https://, port, path or dot at the end"
            ])
    }

    @Test func ladders() {
        #expect(mistakes(["ladder": "720,480,360"]) == [])
        #expect(mistakes(["ladder": "automatic"]) == [])
        for text in ["720p", "", "720,", "1081"] {
            #expect(
                mistakes(["ladder": .string(text)]) == [
                    "Context 'ladder': '\(text)' is no ladder -> name heights of 1080, 720, 480 and 360, best first, or use automatic: 720,480,360"
                ])
        }
        #expect(
            mistakes(["ladder": "360,720"]) == [
                "The ladder is not in order: '720p' is no worse than '360p' before it -> name the best rendition first"
            ])
    }

    @Test func thumbnails() throws {
        #expect(try template(["region": "eu-west-1"]).thumbnailQuality == 80)
        for quality in ["35", 35] as [JSON] {
            #expect(try template(["region": "eu-west-1", "thumbnailQuality": quality]).thumbnailQuality == 35)
        }
        for text in ["best", "", "80.5", "80 %"] {
            #expect(
                mistakes(["thumbnailQuality": .string(text)]) == [
                    "Context 'thumbnailQuality': '\(text)' is no quality of pictures -> use a whole number from 1 to 100"
                ])
        }
        for quality in ["0", "101"] {
            #expect(mistakes(["thumbnailQuality": .string(quality)]) == ["Thumbnails have quality \(quality) -> use 1 to 100"])
        }
    }

    @Test func whatMeansNothingIsWarnedOf() throws {
        func warnings(_ context: OrderedMap<JSON>) throws -> [String] {
            let app = built(context)
            _ = try Template(of: app, stack: "streaming-dev")
            return app.diagnostics.filter { $0.severity == .warning }.map { "\($0.message); \($0.action ?? "")" }
        }
        let known =
            "use one that it knows: alarmEmail, certificateArn, confirm, countries, domain, encryption, environmentSuffix, filmsAtOnce, "
            + "firewall, hostedZone, ladder, longestJobSeconds, masters, mediaConvert, originShield, playerSites, priceClass, "
            + "refusedCountries, region, removal, renditionStorage, runbookURL, streaming, tags, thumbnailQuality, uploadOrigins, viewerKeys, "
            + "viewers, workflowLogs"
        #expect(try warnings(["owner": "somebody"]) == ["The context 'owner' means nothing to this app; \(known)"])
        #expect(try warnings(["swift-cdk:checkRegions": true, "aws:cdk:enable-path-metadata": true, "@aws-cdk/core:x": true]) == [])
        #expect(try warnings(["ladder": "720"]) == [])
    }

    /// On the command line: what was meant would be lost.
    @Test func slipsAreMistakes() {
        for (slip, meant) in [("encription", "encryption"), ("uploadOrigin", "uploadOrigins"), ("mediaconvert", "mediaConvert")] {
            #expect(
                mistakes([slip: "kms"]) == ["The context '\(slip)' means nothing to this app -> write '\(meant)'"])
        }
    }

    @Test func spacesAroundCommasDoNotMatter() {
        #expect(mistakes(["ladder": "720, 480 ,360", "uploadOrigins": "https://a.example, https://b.example"]) == [])
    }

    @Test func otherValues() {
        #expect(
            mistakes(["encryption": "aes"]) == ["Context 'encryption': 'aes' is no kind of encryption -> use s3 or kms"])
        for address in ["operations", "@example.com", "all operators@example.com", "", "a@@example.com", "a@example.com,b@example.com"] {
            #expect(
                mistakes(["alarmEmail": .string(address)]) == [
                    "'\(address)' is not one address of mail -> use one such as operations@example.com"
                ])
        }
        #expect(
            mistakes(["workflowLogs": "some"]) == ["Context 'workflowLogs': 'some' is nothing that workflows can log -> use errors or all"])
        for url in ["http://wiki.example.com", "https://", "wiki", "https://wiki.example.com/a#b", "https://a b", ""] {
            #expect(
                mistakes(["runbookURL": .string(url)]) == [
                    "'\(url)' is no address of a page -> use one such as https://wiki.example.com/runbook, without #, of at most 512 characters"
                ])
        }
        #expect(
            mistakes(["longestJobSeconds": "an hour"]) == [
                "Context 'longestJobSeconds': 'an hour' is no number of seconds -> use a whole number such as 3600"
            ])
        #expect(
            mistakes(["domain": "video.example.com"]) == [
                "Context 'domain': The domain 'video.example.com' needs a certificate -> add hostedZone, the id of its zone in Route 53, for "
                    + "one in a stack in us-east-1, or certificateArn, the ARN of one that is there"
            ])
        #expect(
            mistakes(["certificateArn": "arn"]) == [
                "Context 'certificateArn': A certificate without a domain -> add a domain such as video.example.com"
            ])
    }
}
