import CDK
import CDKAssertions
import CDKCloudWatch
import CDKIAM
import CDKSQS
import Testing

/// The example of the documentation, as it stands there.
@Suite struct SQSExampleTests {
    @Test func queues() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        // example: Sources/Services/SQS/CDKSQS.docc/CDKSQS.md
        let failed = Queue(stack, "Failed", enforcesSSL: true, retentionPeriod: .days(14))
        let jobs = Queue(
            stack, "Jobs", encryption: .kms(), deadLetterQueue: DeadLetterQueue(failed, maxReceiveCount: 3), enforcesSSL: true,
            visibilityTimeout: .minutes(15))
        jobs.grantConsume(to: role)
        Alarm(stack, "JobsFail", metric: failed.metricApproximateNumberOfMessagesVisible(), threshold: 1, evaluationPeriods: 1)

        let shared = Queue.imported(stack, "Shared", arn: "arn:aws:sqs:eu-south-1:111111111111:shared")
        shared.grantSend(to: role)
        // end of example
        let template = try Template(of: stack)
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        #expect(
            policy?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": [
                        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                    ], "Effect": "Allow", "Resource": ["Fn::GetAtt": ["JobsDF1CC2D4", "Arn"]],
                ],
                ["Action": "kms:Decrypt", "Effect": "Allow", "Resource": ["Fn::GetAtt": ["JobsKeyB64EAF8C", "Arn"]]],
                [
                    "Action": ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], "Effect": "Allow",
                    "Resource": "arn:aws:sqs:eu-south-1:111111111111:shared",
                ],
            ])
        #expect(
            template.resources(ofType: "AWS::SQS::QueuePolicy").values.first?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": "sqs:*", "Condition": ["Bool": ["aws:SecureTransport": "false"]], "Effect": "Deny",
                    "Principal": ["AWS": "*"], "Resource": ["Fn::GetAtt": ["Failed178E83A2", "Arn"]],
                ]
            ])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
