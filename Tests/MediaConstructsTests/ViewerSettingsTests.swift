import CDK
import CDKAssertions
import Testing

@testable import App
@testable import EveryOption

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the context says of viewers.
@Suite struct ViewerSettingsTests {
    private func built(_ context: OrderedMap<JSON>) -> CDK.App {
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        StreamingPlatform().build(app)
        return app
    }

    private func mistakes(_ context: OrderedMap<JSON>) -> [String] {
        built(context).diagnostics.map { "\($0.message) -> \($0.action ?? "")" }
    }

    private func template(_ context: OrderedMap<JSON>) throws -> Template {
        let app = built(context)
        #expect(app.diagnostics.map(\.description) == [])
        return try Template(of: app, stack: "streaming-dev")
    }

    private func configuration(_ template: Template) throws -> JSON {
        try #require(template.resources(ofType: "AWS::CloudFront::Distribution").values.first?["Properties"]?["DistributionConfig"])
    }

    private func behaviors(_ template: Template) throws -> [JSON] {
        let configuration = try configuration(template)
        return [try #require(configuration["DefaultCacheBehavior"])] + (configuration["CacheBehaviors"]?.array ?? [])
    }

    /// The paths of files of two public keys.
    private func withKeys(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "viewer-keys-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let texts = [EveryOption.oldKey, EveryOption.newKey]
        let paths = try zip(["old.pem", "new.pem"], texts).map { name, text in
            let file = directory.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        try body(paths.joined(separator: ","))
    }

    @Test func whereViewersAre() throws {
        let configuration = try configuration(template(["priceClass": "all", "countries": "DE, IT", "originShield": "nearest"]))
        #expect(configuration["PriceClass"] == "PriceClass_All")
        #expect(configuration["Restrictions"]?["GeoRestriction"] == ["Locations": ["DE", "IT"], "RestrictionType": "whitelist"])
        #expect(configuration["Origins"]?[0]?["OriginShield"]?["OriginShieldRegion"] == "eu-central-1")
        let other = try self.configuration(template(["refusedCountries": "US", "originShield": "eu-west-1"]))
        #expect(other["Restrictions"]?["GeoRestriction"] == ["Locations": ["US"], "RestrictionType": "blacklist"])
        #expect(other["Origins"]?[0]?["OriginShield"]?["OriginShieldRegion"] == "eu-west-1")
    }

    @Test func signaturesAreAskedForWithTheKeysOfTheFiles() throws {
        try withKeys { files in
            for (way, extra) in [("signedURLs", [:]), ("signedCookies", ["playerSites": "https://www.example.com"])]
                as [(String, OrderedMap<JSON>)]
            {
                var context: OrderedMap<JSON> = ["viewers": .string(way), "viewerKeys": .string(files)]
                for (key, value) in extra { context[key] = value }
                let template = try template(context)
                let keys = template.resources(ofType: "AWS::CloudFront::PublicKey").values
                    .compactMap { $0["Properties"]?["PublicKeyConfig"]?["EncodedKey"]?.string }
                #expect(keys == [EveryOption.oldKey, EveryOption.newKey])
                #expect(try behaviors(template).map { $0["TrustedKeyGroups"] == nil } == [false, false, false, false, true])
                #expect(template.json["Outputs"]?["ViewerKey1"] != nil)
                #expect(template.json["Outputs"]?["ViewerKey2"] != nil)
            }
        }
    }

    @Test func tokensAreCheckedBeforeEverythingButErrorPages() throws {
        let template = try template(["viewers": "pathTokens"])
        let functions = try behaviors(template).map { ($0["FunctionAssociations"]?.array ?? []).map { $0["EventType"]?.string } }
        let both = ["viewer-request", "viewer-response"]
        #expect(functions == [both, both, both, both, []])
        let function = try #require(
            template.resources(ofType: "AWS::CloudFront::Function").values.map { $0["Properties"] }
                .first { $0?["Name"] == "path-token-function-dev" })
        let store = try #require(template.resources(ofType: "AWS::CloudFront::KeyValueStore").keys.first)
        let association: JSON = [["KeyValueStoreARN": ["Fn::GetAtt": [.string(store), "Arn"]]]]
        #expect(function?["FunctionConfig"]?["KeyValueStoreAssociations"] == association)
        #expect(function?["AutoPublish"] == true)
        #expect(template.json["Outputs"]?["PathTokenStore"]?["Value"] == ["Fn::GetAtt": [.string(store), "Arn"]])
        // No key stands in the template.
        #expect(template.resources(ofType: "AWS::CloudFront::KeyValueStore").values.first?["Properties"]?["ImportSource"] == nil)
    }

    /// 10 KB.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html)
    @Test func functionsAreNotLongerThanCloudFrontTakes() throws {
        let functions = try template(["viewers": "pathTokens"]).resources(ofType: "AWS::CloudFront::Function").values
        #expect(functions.count == 2)
        for function in functions {
            let code = try #require(function["Properties"]?["FunctionCode"]?.string)
            #expect((1...10_240).contains(code.utf8.count))
        }
    }

    @Test func mistakes() {
        #expect(
            mistakes(["viewers": "friends"]) == [
                "Context 'viewers': 'friends' says not who may watch -> use everyone, signedCookies, signedURLs or pathTokens"
            ])
        #expect(
            mistakes(["viewers": "signedURLs", "viewerKeys": "absent.pem"]) == [
                "Context 'viewerKeys': The file 'absent.pem' cannot be read -> name files of public keys in PEM",
                "Signed URLs need a public key -> give at least one in PEM",
            ])
        #expect(
            mistakes(["viewerKeys": "absent.pem", "playerSites": "https://a.example"]) == [
                "Context 'viewerKeys': Keys of viewers, who need none -> set viewers to signedCookies or signedURLs",
                "Context 'playerSites': Sites of players, which send no cookies -> set viewers to signedCookies",
            ])
        #expect(mistakes(["priceClass": "300"]) == ["Context 'priceClass': '300' is no price class -> use 100, 200 or all"])
        #expect(
            mistakes(["countries": "DE", "refusedCountries": "US"]) == [
                "Context 'countries': Countries are served alone, or refused, not both -> leave one of the two out"
            ])
        #expect(mistakes(["countries": "Italy"]) == ["'Italy' is not the code of a country -> use codes of ISO 3166 such as DE"])
    }
}
