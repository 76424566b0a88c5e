import CDK
import CDKAssertions
import CDKS3
import Testing

@Suite struct S3LifecycleTests {
    /// The original writes dates without milliseconds into templates.
    @Test func dates() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        Bucket(
            stack, "Bucket",
            lifecycleRules: [
                LifecycleRule(
                    expiration: .on("2031-01-01T00:00:00Z"), transitions: [.init(to: .deepArchive, .on("2030-01-01T00:00:00Z"))])
            ])
        let bucket = try Template(of: stack).resources(ofType: "AWS::S3::Bucket").values.first
        #expect(
            bucket?["Properties"]?["LifecycleConfiguration"]?["Rules"] == [
                [
                    "ExpirationDate": "2031-01-01T00:00:00Z", "Status": "Enabled",
                    "Transitions": [["StorageClass": "DEEP_ARCHIVE", "TransitionDate": "2030-01-01T00:00:00Z"]],
                ]
            ])
    }

    /// Rules that are added later stand in the template as well.
    @Test func laterRules() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let bucket = Bucket(stack, "Bucket")
        bucket.addLifecycleRule(LifecycleRule(abortsIncompleteUploadsAfter: .days(1)))
        let rendered = try Template(of: stack).resources(ofType: "AWS::S3::Bucket").values.first
        #expect(
            rendered?["Properties"]?["LifecycleConfiguration"]?["Rules"] == [
                ["AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 1], "Status": "Enabled"]
            ])
    }
}
