import CDK
import CDKAssertions
import CDKIAM
import CDKKMS
import CDKS3
import Testing

/// The examples of the documentation, as they stand there.
@Suite struct IAMExampleTests {
    @Test func roles() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let bucket = S3.CfnBucket(stack, "Bucket")
        // example: Sources/Services/IAM/CDKIAM.docc/CDKIAM.md
        let role = Role(
            stack, "Transcoder", assumedBy: .service("mediaconvert.amazonaws.com"), managedPolicies: [.aws("CloudWatchReadOnlyAccess")],
            description: "Reads sources and writes renditions")
        role.addToPolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["\(bucket.attrArn)/*"]))
        role.addToPolicy(PolicyStatement(.deny, actions: .allExcept(["s3:*"]), resources: ["*"]))

        let auditor = Role.imported(stack, "Auditor", name: "auditor")
        role.grantPassRole(to: auditor)
        // end of example
        let policies = try Template(of: stack).resources(ofType: "AWS::IAM::Policy")
        #expect(
            policies.values.first?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": "s3:GetObject", "Effect": "Allow",
                    "Resource": ["Fn::Join": ["", [["Fn::GetAtt": ["Bucket", "Arn"]], "/*"]]],
                ],
                ["NotAction": "s3:*", "Effect": "Deny", "Resource": "*"],
            ])
        #expect(policies.values.last?["Properties"]?["Roles"] == ["auditor"])
    }

    @Test func keys() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("mediaconvert.amazonaws.com"))
        // example: Sources/Services/KMS/CDKKMS.docc/CDKKMS.md
        let key = Key(stack, "Key", alias: "media", isRotated: true, pendingWindow: .days(7), removalPolicy: .destroy)
        key.grantEncryptDecrypt(to: role)
        key.grantDecrypt(to: .service("cloudfront.amazonaws.com"))

        let shared = Key.imported(stack, "Shared", arn: "arn:aws:kms:eu-south-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab")
        shared.grantDecrypt(to: role)
        // end of example
        let template = try Template(of: stack)
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        #expect(
            policy?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], "Effect": "Allow",
                    "Resource": ["Fn::GetAtt": ["Key961B73FD", "Arn"]],
                ],
                [
                    "Action": "kms:Decrypt", "Effect": "Allow",
                    "Resource": "arn:aws:kms:eu-south-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                ],
            ])
        let keyPolicy = template.resources(ofType: "AWS::KMS::Key").values.first?["Properties"]?["KeyPolicy"]?["Statement"]
        #expect(
            keyPolicy?[1] == [
                "Action": "kms:Decrypt", "Effect": "Allow", "Principal": ["Service": "cloudfront.amazonaws.com"], "Resource": "*",
            ])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 2) }
}
