import CDK
import CDKEvents
import CDKS3
import CDKSNS
import Foundation
import Testing

/// How generated classes behave in an app.
@Suite struct GeneratedCodeTests {
    private func template(_ build: (Stack) -> Void) throws -> JSON {
        let directory = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let app = App(outputDirectory: directory, processEnvironment: [:])
        let stack = Stack(app, "Test")
        build(stack)
        try app.synth()
        return try JSON(parsing: Array(Data(contentsOf: URL(filePath: directory).appending(path: "Test.template.json"))))
    }

    private func properties(_ id: String, _ build: (Stack) -> Void) throws -> JSON {
        try template(build)["Resources"]?[id]?["Properties"] ?? .null
    }

    @Test func argumentsStandInTheTemplateInOrder() throws {
        let properties = try properties("Topic") {
            SNS.CfnTopic(
                $0, "Topic", displayName: "videos", fifoTopic: true, tags: [CfnTag(key: "team", value: "media")], topicName: "v.fifo")
        }
        #expect(
            properties == [
                "DisplayName": "videos", "FifoTopic": true, "Tags": [["Key": "team", "Value": "media"]], "TopicName": "v.fifo",
            ])
    }

    @Test func accessorsReadAndChangeProperties() throws {
        let properties = try properties("Topic") {
            let topic = SNS.CfnTopic($0, "Topic", displayName: "old", topicName: "name")
            #expect(topic.displayName?.literal == "old")
            topic.displayName = "new"
            topic.topicName = nil
            topic.tagsProperty = [CfnTag(key: "a", value: "b")]
        }
        #expect(properties == ["DisplayName": "new", "Tags": [["Key": "a", "Value": "b"]]])
    }

    @Test func attributesAreReferences() throws {
        let properties = try properties("Second") {
            let first = SNS.CfnTopic($0, "First")
            SNS.CfnTopic($0, "Second", displayName: "\(first.attrTopicName)-copy", kmsMasterKeyId: first.attrTopicArn)
        }
        #expect(
            properties == [
                "DisplayName": ["Fn::Join": ["", [["Fn::GetAtt": ["First", "TopicName"]], "-copy"]]],
                "KmsMasterKeyId": ["Fn::GetAtt": ["First", "TopicArn"]],
            ])
    }

    @Test func constantsAreNamesLiteralsOrDeferred() throws {
        func rule(_ algorithm: S3.CfnBucket.SSEAlgorithm) -> S3.CfnBucket.BucketEncryptionProperty {
            .init(serverSideEncryptionConfiguration: [.init(serverSideEncryptionByDefault: .init(sseAlgorithm: algorithm))])
        }
        let template = try template {
            let parameter = CfnParameter($0, "Algorithm")
            S3.CfnBucket($0, "Named", bucketEncryption: rule(.awsKMS))
            S3.CfnBucket($0, "Literal", bucketEncryption: rule("aws:kms"))
            S3.CfnBucket($0, "Deferred", bucketEncryption: rule(.init(parameter.stringValue)))
        }
        func algorithm(_ id: String) -> JSON? {
            template["Resources"]?[id]?["Properties"]?["BucketEncryption"]?["ServerSideEncryptionConfiguration"]?.array?
                .first?["ServerSideEncryptionByDefault"]?["SSEAlgorithm"]
        }
        #expect(algorithm("Named") == "aws:kms")
        #expect(algorithm("Literal") == "aws:kms")
        #expect(algorithm("Deferred") == ["Ref": "Algorithm"])
        #expect(S3.CfnBucket.SSEAlgorithm.awsKMS.literal == "aws:kms")
    }

    @Test func classesOfTheServicesAndTheCoreDoNotMeet() throws {
        let template = try template { Events.CfnRule($0, "Rule", description: "nightly", scheduleExpression: "rate(1 day)") }
        #expect(template["Resources"]?["Rule"]?["Type"] == "AWS::Events::Rule")
    }

    @Test func aspectsTag() throws {
        let properties = try properties("Topic") {
            SNS.CfnTopic($0, "Topic")
            Tags.of($0).add("team", "media")
        }
        #expect(properties["Tags"] == [["Key": "team", "Value": "media"]])
    }
}
