import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// What becomes of a bucket's objects when its stack goes.
@Suite struct BucketContentsTests {
    private static let tag = "streaming:empty-on-delete"

    private func ingest(_ policy: RemovalPolicy?) throws -> (tags: JSON?, isEmptied: Bool) {
        let built = BuiltStack()
        _ = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        if let policy { RemovalPolicies.of(built.stack).apply(policy) }
        let template = try built.template()
        let bucket = try #require(template.resources(ofType: "AWS::S3::Bucket").first { $0.key.hasPrefix("Ingest") })
        let emptied = template.resources(ofType: "Custom::BucketContents").values
        return (
            bucket.value["Properties"]?["Tags"], emptied.contains { $0["Properties"]?["BucketName"] == ["Ref": .string(bucket.key)] }
        )
    }

    @Test(arguments: [nil, RemovalPolicy.destroy]) func aBucketThatGoesIsEmptied(policy: RemovalPolicy?) throws {
        let found = try ingest(policy)
        #expect(found.tags == [["Key": .string(Self.tag), "Value": "true"]])
        #expect(found.isEmptied)
    }

    /// The update that makes it so takes its custom resource away, which CloudFormation then deletes: the tag has changed by that time.
    @Test(arguments: [RemovalPolicy.retain, .retainOnUpdateOrDelete]) func aBucketThatStaysIsNot(policy: RemovalPolicy) throws {
        let found = try ingest(policy)
        #expect(found.tags == [["Key": .string(Self.tag), "Value": "false"]])
        #expect(!found.isEmptied)
    }

    /// What is in it from the beginning is written, by a function that may take nothing away.
    @Test func nothingEmptiesBucketsThatAllStay() throws {
        let built = BuiltStack()
        built.pipeline()
        RemovalPolicies.of(built.stack).apply(.retain, including: ["AWS::S3::Bucket"])
        let template = try built.template()
        let written = template.resources(ofType: "Custom::BucketContents").values.map { $0["Properties"]?["Objects"]?.object?.keys }
        #expect(written == [["errors/not-found.json"]])
        let role = try #require(
            template.resources(ofType: "AWS::IAM::Role", properties: ["RoleName": "bucket-contents-role-test"]).values.first?.text())
        #expect(role.contains("s3:PutObject"))
        for action in ["s3:Delete", "s3:Abort", "s3:PutBucketPolicy", "lambda:InvokeFunction"] { #expect(!role.contains(action)) }
    }

    /// A bucket without its table, or a table without its bucket, is of no use to anybody.
    @Test func allOfAPipelineGoesOrStays() throws {
        func policies(_ policy: RemovalPolicy?) throws -> Set<String?> {
            let built = BuiltStack()
            let keys = MediaKeys(built.stack, "Keys", environmentSuffix: built.suffix)
            let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, encryptionKey: keys.sources)
            _ = TranscodePipeline(
                built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest, outputKey: keys.renditions)
            if let policy { RemovalPolicies.of(built.stack).apply(policy) }
            let template = try built.template()
            let data = ["AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::S3::Bucket"].flatMap {
                template.resources(ofType: $0).values
            }
            #expect(data.count > 10)
            return Set(data.flatMap { [$0["DeletionPolicy"]?.string, $0["UpdateReplacePolicy"]?.string] })
        }
        #expect(try policies(nil) == ["Delete"])
        #expect(try policies(.destroy) == ["Delete"])
        #expect(try policies(.retain) == ["Retain"])
    }

    @Test func aBucketThatStaysWithoutItsKeyIsReported() throws {
        func mistakes(retaining keys: Bool) throws -> [String] {
            let built = BuiltStack()
            let key = MediaKeys(built.stack, "Keys", environmentSuffix: built.suffix)
            let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, encryptionKey: key.sources)
            RemovalPolicies.of(ingest).apply(.retain)
            if keys { RemovalPolicies.of(key).apply(.retain) }
            _ = try? built.template()
            return built.mistakes
        }
        #expect(try mistakes(retaining: true) == [])
        #expect(
            try mistakes(retaining: false) == [
                "The bucket stays when its stack goes, and its key 'media/Keys/Sources' does not: nobody could read it again -> retain the "
                    + "key as well, by RemovalPolicies"
            ])
    }
}
