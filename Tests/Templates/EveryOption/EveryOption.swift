import CDK
import CDKKMS
import MediaConstructs

/// A platform with everything that a distribution can be asked for and the App does not ask for, for tests in Swift and for the checkers of
/// `test_findings.py`.
///
/// In a region where CloudFront writes access logs.
@main
struct EveryOption: CDKApp {
    func build(_ app: App) {
        let suffix = EnvironmentSuffix(app)
        let stack = Stack(app, "every-option-\(suffix)", env: Environment(region: .euWest1))
        let keys = MediaKeys(stack, "Keys", environmentSuffix: suffix)
        let ingest = IngestBucket(stack, "Ingest", environmentSuffix: suffix, encryptionKey: keys.sources)
        let pipeline = TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest, outputKey: keys.renditions)
        let delivery = Distribution(
            stack, "Delivery", environmentSuffix: suffix, origin: pipeline.output, access: .oac,
            viewers: .signedCookies(
                publicKeys: [Self.oldKey, Self.newKey], sites: ["https://www.example.com", "https://tv.example.com:8443"]),
            priceClass: .withoutSouthAmericaAndOceania, geoRestriction: .only(["DE", "IT"]), originShield: .nearest,
            domain: CustomDomain(
                "video.example.com", "*.video.example.com",
                certificateARN: "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012"),
            webACL: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/viewers/12345678-1234-1234-1234-123456789012",
            writesAccessLogs: true, manifestTime: .minutes(1))
        pipeline.watch(delivery)
        AssetLife(stack, "Assets", pipeline: pipeline, delivery: delivery, grace: .hours(6))
        RemovalPolicies.of(app).apply(.destroy)
    }

    /// Keys whose private halves nobody has.
    static let oldKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaH416R+FwOGtkmoJPats6fOpDjGp
        D5HFUyRaZ+qX9bz/T6sKmRnOL8nxgK8s4/yQOqFZyBT1O2tGC04hQLfPrg==
        -----END PUBLIC KEY-----

        """
    static let newKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVqYO7Bm743IV9LVl2+nL2fIC4+Ci
        HjCi+kDLTUvOfmFOEx6h7INJM15pxsUuJ1hNp/L6NjA6V1qYNFdxoIzmPw==
        -----END PUBLIC KEY-----

        """
}
