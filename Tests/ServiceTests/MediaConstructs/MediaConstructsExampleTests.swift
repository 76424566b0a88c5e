import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// The example of the documentation, as it stands there.
@Suite struct MediaConstructsExampleTests {
    private let publicKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaH416R+FwOGtkmoJPats6fOpDjGp
        D5HFUyRaZ+qX9bz/T6sKmRnOL8nxgK8s4/yQOqFZyBT1O2tGC04hQLfPrg==
        -----END PUBLIC KEY-----
        """

    @Test func theFourConstructs() throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "media", env: Environment(region: .euSouth1))
        let suffix = EnvironmentSuffix("test", at: stack)
        // example: Constructs/MediaConstructs.docc/MediaConstructs.md
        let keys = MediaKeys(stack, "Keys", environmentSuffix: suffix)
        let ingest = IngestBucket(
            stack, "Ingest", environmentSuffix: suffix, accepting: .video + .audio, encryptionKey: keys.sources,
            uploadOrigins: ["https://studio.example.com"], storageTiers: StorageTiers(glacier: .days(30), expiry: .days(365)),
            presignsUploads: true)
        let pipeline = TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest,
            ladder: [
                Rendition(name: "2160p", width: 3840, height: 2160, maximumBitrate: 16_000_000, quality: 9, codec: .hevc), .hd1080, .hd720,
                .sd480,
            ], thumbnails: Thumbnails(every: .seconds(5), maximum: 200, width: 320), preview: Preview(.seconds(20), as: .hd720),
            outputKey: keys.renditions, alarmEmail: "operations@example.com", longestJob: .hours(6), timeToReady: .minutes(45))
        let delivery = Distribution(
            stack, "Delivery", environmentSuffix: suffix, origin: pipeline.output,
            viewers: .signedCookies(publicKeys: [publicKey], sites: ["https://www.example.com"]), priceClass: .all,
            geoRestriction: .allExcept(["SE"]), originShield: .nearest)
        pipeline.watch(delivery)
        AssetLife(stack, "Assets", pipeline: pipeline, delivery: delivery)
        CfnOutput(stack, "KeyID", value: delivery.viewerKeyIDs[0])
        // end of example
        let template = try Template(of: stack)
        #expect(app.diagnostics.map(\.id) == ["swift-cdk:media/viewers-tls"])
        #expect(template.outputs["KeyID"]?["Value"]?["Ref"]?.string?.hasPrefix("DeliveryViewerKey") == true)
        let distribution = try #require(template.resources(ofType: "AWS::CloudFront::Distribution").values.first)
        let configuration = distribution["Properties"]?["DistributionConfig"]
        #expect(configuration?["PriceClass"] == "PriceClass_All")
        #expect(configuration?["Restrictions"]?["GeoRestriction"] == ["RestrictionType": "blacklist", "Locations": ["SE"]])
        #expect(configuration?["Origins"]?[0]?["OriginShield"]?["OriginShieldRegion"] == "eu-central-1")
        let machine = try #require(
            template.resources(
                ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": "transcode-state-machine-test"]
            ).values.first)
        #expect(machine["Properties"]?["DefinitionString"]?.text().contains("\\\"TimeoutSeconds\\\":\(365 * 86_400)") == true)
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
