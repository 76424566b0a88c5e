import CDK
import CDKAssertions
import CDKS3
import CDKSNS
import CDKSQS
import Foundation
import Testing

/// The example of the documentation, as it stands there.
@Suite struct IncludedTemplatesExampleTests {
    @Test func includes() throws {
        let templates = NSTemporaryDirectory() + "included-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: templates) }
        let legacy = """
            Parameters: {Stage: {Type: String}, Alarms: {Type: String}}
            Conditions: {IsLive: !Equals [!Ref Stage, live]}
            Resources:
              Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "films-${Stage}"}}
              Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x, Parameters: {Topic: !Ref Alarms}}}
            """
        try legacy.write(toFile: templates + "/legacy.yaml", atomically: true, encoding: .utf8)
        try "Parameters: {Topic: {Type: String}}".write(toFile: templates + "/child.yaml", atomically: true, encoding: .utf8)
        let stack = Stack(App(processEnvironment: [:]), "video")
        let alarms = SNS.CfnTopic(stack, "Alarms")
        // example: Sources/CDK/CDK.docc/IncludedTemplates.md
        let include = CfnInclude(
            stack, "Legacy", templateFile: templates + "/legacy.yaml", parameters: ["Stage": "live", "Alarms": AnyValue(alarms.ref)])

        let bucket = include.resource("Bucket", as: S3.CfnBucket.self)
        bucket.versioningConfiguration = .init(status: .enabled)
        SQS.CfnQueue(stack, "Queue", queueName: "\(bucket.ref)-events").condition = include.condition("IsLive")

        let child = include.nestedStack("Child")
        CfnInclude(child, "Template", templateFile: templates + "/child.yaml")
        // end of example
        let resources = try #require(try Template(of: stack).json["Resources"])
        #expect(
            resources["Bucket"]?["Properties"]
                == ["BucketName": ["Fn::Sub": "films-live"], "VersioningConfiguration": ["Status": "Enabled"]])
        #expect(resources["Queue"]?["Condition"] == "IsLive")
        #expect(resources["Child"]?["Properties"]?["Parameters"] == ["Topic": ["Ref": "Alarms"]])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
