import CDK
import CDKAssertions
import MediaConstructs
import Testing

@testable import App

/// MediaConvert beside buckets of its own region, and S3 that copies between them and the platform's.
@Suite struct StagingTests {
    /// A stack of a deployment.
    struct Deployed: Sendable {
        let region: Region?
        let template: Template
    }

    /// Those of a deployment with keys of KMS, by their ids.
    private static let stacks = Result {
        let app = CDK.App(
            context: ["mediaConvert": "staged", "encryption": "kms"], outputDirectory: "never-written", processEnvironment: [:])
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        StreamingPlatform().build(app)
        #expect(app.diagnostics.map(\.description) == [])
        let stacks = app.node.children.values.compactMap { $0.construct as? Stack }
        return try OrderedMap(stacks.map { ($0.node.id, Deployed(region: $0.environment.region, template: try Template(of: $0))) })
    }

    private func stack(_ id: String) throws -> Deployed { try #require(Self.stacks.get()[id]) }

    private func bucket(_ front: String, in stack: String) throws -> JSON {
        let buckets = try self.stack(stack).template.resources(ofType: "AWS::S3::Bucket").values
        return try #require(buckets.first { $0.text().contains("\"\(front)-bucket-dev-\"") && $0["Properties"]?["BucketName"] != nil })
    }

    /// The order in which they are deployed stands in the golden of the assembly.
    @Test func stacksAreWhereMediaConvertIs() throws {
        let regions = try ["staging-streaming-dev", "streaming-dev", "mediaconvert-streaming-dev"].map { id in
            try stack(id).region
        }
        #expect(regions == [.euCentral1, .euSouth1, .euCentral1])
    }

    /// What is copied, where to, and under which key: names alone join the stacks, but for keys, whose names are made by KMS.
    @Test func replicationGoesBothWays() throws {
        for (front, place, other, prefix) in [
            ("ingest", "streaming-dev", "input", "staged/"), ("output", "mediaconvert-streaming-dev", "delivery", "assets/"),
        ] {
            let configuration = try #require(bucket(front, in: place)["Properties"]?["ReplicationConfiguration"])
            let rule = try #require(configuration["Rules"]?[0])
            #expect(configuration["Rules"]?.array?.count == 1)
            #expect(rule["Status"] == "Enabled" && rule["Filter"] == ["Prefix": .string(prefix)])
            #expect(rule["Destination"]?["Bucket"]?["Fn::Join"]?[1]?[0] == .string("arn:aws:s3:::\(other)-bucket-dev-"))
            #expect(rule["SourceSelectionCriteria"]?["SseKmsEncryptedObjects"]?["Status"] == "Enabled")
            let key = try #require(rule["Destination"]?["EncryptionConfiguration"]?["ReplicaKmsKeyID"]?["Fn::GetAtt"]?[0]?.string)
            #expect(try stack(place).template.json["Resources"]?[key]?["Type"] == "Custom::StackOutputs")
        }
        for (front, place) in [
            ("ingest", "streaming-dev"), ("delivery", "streaming-dev"), ("input", "staging-streaming-dev"),
            ("output", "mediaconvert-streaming-dev"),
        ] {
            #expect(try bucket(front, in: place)["Properties"]?["VersioningConfiguration"] == ["Status": "Enabled"], "\(front)")
        }
    }

    @Test func nothingStaysBesideMediaConvert() throws {
        for (front, place) in [("input", "staging-streaming-dev"), ("output", "mediaconvert-streaming-dev")] {
            let bucket = try bucket(front, in: place)
            let rules = try #require(bucket["Properties"]?["LifecycleConfiguration"]?["Rules"]?.array)
            let expiry = try #require(rules.first { $0["Id"] == "expire-copies" })
            #expect(expiry["Prefix"] == nil && expiry["ExpirationInDays"] == 7 && expiry["Status"] == "Enabled")
            #expect(expiry["NoncurrentVersionExpiration"] == ["NoncurrentDays": 1])
            #expect(bucket["DeletionPolicy"] == "Delete")
        }
        let copies = try #require(
            bucket("ingest", in: "streaming-dev")["Properties"]?["LifecycleConfiguration"]?["Rules"]?.array?.first {
                $0["Id"] == "expire-copies"
            })
        #expect(copies["Prefix"] == "staged/" && copies["ExpirationInDays"] == 7)
    }

    @Test func filmsWaitForWhatIsCopied() throws {
        let states = try Place.staged.template().states(of: "transcode-state-machine-test")
        func waits(_ choice: String, _ wait: String, _ ask: String, then next: String) {
            #expect(states[choice]?["Choices"] == [["Variable": "$.staged.status", "StringEquals": "PENDING", "Next": .string(wait)]])
            #expect(states[choice]?["Default"] == .string(next))
            #expect(states[wait]?["SecondsPath"] == "$.staged.waitSeconds")
            #expect(states[wait]?["Next"] == .string(ask))
            #expect(states[ask]?["Next"] == .string(choice))
            #expect(states[ask]?["Catch"]?[0]?["Next"] == "Record failure")
        }
        #expect(states["Claim"]?["Next"] == "Stage source")
        #expect(states["Stage source"]?["Next"] == "Source staged?")
        waits("Source staged?", "Await source", "Ask for source", then: "Plan")
        #expect(states["Plan"]?["Parameters"]?["jobInput.$"] == "$.staged.jobInput")
        #expect(states["Plan"]?["Parameters"]?["jobOutput.$"] == "$.staged.jobOutput")
        #expect(states["Transcode"]?["Next"] == "Ask for outputs")
        waits("Outputs arrived?", "Await outputs", "Ask for outputs", then: "Verify")
    }

    @Test func elsewhereNothingIsStaged() throws {
        for place in Place.allCases where place != .staged {
            let template = try place.template()
            let states = try template.states(of: "transcode-state-machine-test")
            #expect(states["Claim"]?["Next"] == "Plan" && states["Transcode"]?["Next"] == "Verify")
            #expect(states["Plan"]?["Parameters"]?["jobInput.$"] == nil)
            #expect(!template.json.text().contains("Replication"))
            #expect(!template.json.text().contains("staged/"))
        }
    }

    @Test func whatIsEncryptedOnOneSideIsOnTheOther() throws {
        for (front, place) in [("input", "staging-streaming-dev"), ("output", "mediaconvert-streaming-dev")] {
            let encryption = try bucket(front, in: place)["Properties"]?["BucketEncryption"]?["ServerSideEncryptionConfiguration"]?[0]
            #expect(encryption?["ServerSideEncryptionByDefault"]?["SSEAlgorithm"] == "aws:kms", "\(front)")
        }
        #expect(try stack("staging-streaming-dev").template.resources(ofType: "AWS::KMS::Key").count == 1)
        let plain = BuiltStack()
        plain.pipeline(mediaConvert: .stagedCompanion(region: .euCentral1))
        #expect(plain.mistakes == [])
        let staging = try Template(of: #require(plain.app.node.child("staging-media")?.construct as? Stack))
        #expect(staging.resources(ofType: "AWS::KMS::Key").isEmpty)
    }
}
