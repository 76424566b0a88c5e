import CDK
import CDKAssertions
import CDKIAM
import CDKS3
import Testing

/// The example of the documentation, as it stands there.
@Suite struct S3ExampleTests {
    @Test func buckets() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        // example: Sources/Services/S3/CDKS3.docc/CDKS3.md
        let logs = Bucket(
            stack, "Logs", encryption: .s3Managed, enforcesSSL: true, lifecycleRules: [LifecycleRule(expiration: .after(.days(90)))])
        let masters = Bucket(
            stack, "Masters", accessLogs: AccessLogs(to: logs, prefix: "masters/"), blockPublicAccess: .all, encryption: .kms(),
            usesBucketKey: true, enforcesSSL: true, minimumTLSVersion: 1.2, sendsEventsToEventBridge: true, isVersioned: true,
            lifecycleRules: [
                LifecycleRule(abortsIncompleteUploadsAfter: .days(1), noncurrentVersionExpiration: .days(30)),
                LifecycleRule(prefix: "done/", transitions: [.init(to: .glacierIR, .after(.days(30)))]),
            ])
        masters.grantRead(to: role, objects: "uploads/*")
        masters.grantPut(to: role, objects: "done/*")
        // end of example
        let template = try Template(of: stack)
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        #expect(
            policy?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": ["s3:GetBucket*", "s3:GetObject*", "s3:List*"], "Effect": "Allow",
                    "Resource": [
                        ["Fn::GetAtt": ["MastersEA6F689C", "Arn"]],
                        ["Fn::Join": ["", [["Fn::GetAtt": ["MastersEA6F689C", "Arn"]], "/uploads/*"]]],
                    ],
                ],
                [
                    "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                    "Effect": "Allow", "Resource": ["Fn::GetAtt": ["MastersKey35FEA600", "Arn"]],
                ],
                [
                    "Action": [
                        "s3:Abort*", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging",
                        "s3:PutObjectVersionTagging",
                    ], "Effect": "Allow",
                    "Resource": ["Fn::Join": ["", [["Fn::GetAtt": ["MastersEA6F689C", "Arn"]], "/done/*"]]],
                ],
            ])
        let bucket = template.resources(ofType: "AWS::S3::Bucket").values.first { $0["Properties"]?["LoggingConfiguration"] != nil }
        #expect(
            bucket?["Properties"]?["NotificationConfiguration"] == ["EventBridgeConfiguration": ["EventBridgeEnabled": true]])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
