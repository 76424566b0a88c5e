import CDK
import CDKAssertions
import CDKS3
import CloudAssembly
import Testing

/// The rules of building blocks in a bucket of the generated class.
@Suite struct S3GeneratedBucketTests {
    @Test func rules() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let sources = LifecycleRule(
            id: "sources", prefix: "uploads/", abortsIncompleteUploadsAfter: .hours(48),
            transitions: [.init(to: .glacier, .after(.days(90)))])
        let players = CORSRule(methods: [.get, .head], origins: ["*"], exposedHeaders: ["ETag"], maxAge: .minutes(50))
        S3.CfnBucket(
            stack, "Bucket", corsConfiguration: .init(corsRules: [players.property(in: stack)]),
            lifecycleConfiguration: .init(rules: [sources.property(in: stack)]))
        let bucket = try Template(of: stack).resources(ofType: "AWS::S3::Bucket").values.first
        #expect(
            bucket?["Properties"] == [
                "CorsConfiguration": [
                    "CorsRules": [
                        ["AllowedMethods": ["GET", "HEAD"], "AllowedOrigins": ["*"], "ExposedHeaders": ["ETag"], "MaxAge": 3_000]
                    ]
                ],
                "LifecycleConfiguration": [
                    "Rules": [
                        [
                            "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 2], "Id": "sources", "Prefix": "uploads/",
                            "Status": "Enabled", "Transitions": [["StorageClass": "GLACIER", "TransitionInDays": 90]],
                        ]
                    ]
                ],
            ])
    }

    @Test func timesThatDoNotFit() {
        #expect(
            stackReport { stack in
                _ = LifecycleRule(expiration: .after(.hours(36))).property(in: stack)
                _ = CORSRule(methods: [.get], origins: ["*"], maxAge: .milliseconds(1_500)).property(in: stack)
            } == """
                error: video: 36 hours are no whole number of days [swift-cdk:units/fraction]
                  use whole days
                error: video: 1500 millis are no whole number of seconds [swift-cdk:units/fraction]
                  use whole seconds
                """)
    }
}
