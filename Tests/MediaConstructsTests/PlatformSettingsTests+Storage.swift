import CDK
import CDKAssertions
import Testing

@testable import App

/// What is kept, how long and where, and by which tags it is paid for.
extension PlatformSettingsTests {
    /// The lifecycle rules of a bucket, but for those that every one has.
    private func lifecycle(_ bucket: String, _ context: OrderedMap<JSON>) throws -> [JSON] {
        let buckets = try template(context).resources(ofType: "AWS::S3::Bucket").values
        let found = try #require(buckets.first { $0["Properties"]?["BucketName"]?.text().contains(bucket) == true })
        let rules = found["Properties"]?["LifecycleConfiguration"]?["Rules"]?.array ?? []
        return rules.filter { !["abort-incomplete-uploads", "expire-old-versions"].contains($0["Id"]?.string ?? "") }
    }

    @Test func mastersAreArchivedKeptOrDeletedOnceTheFilmIsMade() throws {
        let archived: JSON = [
            "Id": "move-sources-to-colder-storage", "Prefix": "uploads/", "Status": "Enabled",
            "Transitions": [
                ["StorageClass": "STANDARD_IA", "TransitionInDays": 30], ["StorageClass": "GLACIER", "TransitionInDays": 90],
            ],
        ]
        let deleted: JSON = [
            "ExpirationInDays": 14, "Id": "delete-sources-of-films", "Prefix": "uploads/", "Status": "Enabled",
            "TagFilters": [["Key": "streaming:made", "Value": "true"]],
        ]
        #expect(try lifecycle("ingest-bucket-dev-", [:]) == [archived])
        #expect(try lifecycle("ingest-bucket-dev-", ["masters": "archived"]) == [archived])
        #expect(try lifecycle("ingest-bucket-dev-", ["masters": "kept"]) == [])
        #expect(try lifecycle("ingest-bucket-dev-", ["masters": "deleted:14"]) == [archived, deleted])
        for text in ["deleted", "deleted:", "deleted:0", "deleted:-1", "deleted:1.5", "deleted:1:2", "delete:30", "", "Kept"] {
            #expect(
                mistakes(["masters": .string(text)]) == [
                    "Context 'masters': '\(text)' is nothing that can become of masters -> use archived, kept, or deleted:30, so many days "
                        + "after the upload, once the film is made"
                ])
        }
    }

    /// All that takes tags has those of the deployment; what does not take any is left alone.
    @Test func whatIsPaidForIsTagged() throws {
        func tags(_ context: OrderedMap<JSON>) throws -> [String: [JSON]] {
            let resources = try template(context).json["Resources"]?.object ?? [:]
            return Dictionary(
                grouping: resources.values.flatMap { resource -> [(String, JSON)] in
                    let type = resource["Type"]?.string ?? ""
                    return resource["Properties"]?["Tags"]?.array?.map { (type, $0) } ?? []
                }, by: \.0
            ).mapValues { $0.map(\.1) }
        }
        let suffix: JSON = ["Key": "streaming:suffix", "Value": "dev"]
        let plain = try tags([:])
        for type in ["S3::Bucket", "DynamoDB::Table", "Lambda::Function", "Logs::LogGroup", "CloudFront::Distribution", "SQS::Queue"] {
            let found = plain["AWS::\(type)"] ?? []
            #expect(!found.isEmpty && found.contains(suffix), "\(type)")
        }
        let own = try tags(["tags": "cost-centre=4711, team=Vidéo"])
        #expect(own["AWS::SQS::Queue"]?.contains(["Key": "cost-centre", "Value": "4711"]) == true)
        #expect(own["AWS::SQS::Queue"]?.contains(["Key": "team", "Value": "Vidéo"]) == true)
        for text in ["cost-centre", "=x", "aws:x=y", "AWS:x=y", "streaming:suffix=prod", "a=b;c", "a&b=c"] {
            #expect(mistakes(["tags": .string(text)]).map { $0.contains("'\(text)' is no tag") } == [true], "\(text)")
        }
        #expect(
            mistakes(["tags": "a=1,a=2"]) == ["Context 'tags': The tag 'a' is given twice -> leave one of them out"])
    }

    @Test func renditionsMayBeTiered() throws {
        #expect(try lifecycle("delivery-bucket-dev-", [:]) == [])
        #expect(try lifecycle("delivery-bucket-dev-", ["renditionStorage": "standard"]) == [])
        #expect(
            try lifecycle("delivery-bucket-dev-", ["renditionStorage": "intelligentTiering"]) == [
                [
                    "Id": "tier-renditions", "ObjectSizeGreaterThan": 131_072, "Prefix": "assets/", "Status": "Enabled",
                    "Transitions": [["StorageClass": "INTELLIGENT_TIERING", "TransitionInDays": 0]],
                ]
            ])
        #expect(
            mistakes(["renditionStorage": "glacier"]) == [
                "Context 'renditionStorage': 'glacier' is no storage of renditions -> use standard or intelligentTiering"
            ])
    }
}
