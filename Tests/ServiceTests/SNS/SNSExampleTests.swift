import CDK
import CDKAssertions
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKSNS
import CDKSQS
import Testing

/// The example of the documentation, as it stands there.
@Suite struct SNSExampleTests {
    @Test func topics() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let key = Key(stack, "Key")
        let jobs = Queue(stack, "Jobs")
        let failed = Queue(stack, "Failed")
        // example: Sources/Services/SNS/CDKSNS.docc/CDKSNS.md
        let events = Topic(stack, "Events", encryptionKey: key, enforcesSSL: true)
        events.grantPublish(to: role)
        events.addSubscription(
            .queue(jobs), filter: .attributes(["kind": ["video", .prefix("live-")], "minutes": [.number(.less, 60)]]),
            deadLetterQueue: failed, deliversRaw: true)

        let operations = Topic(stack, "Operations", displayName: "Operations")
        operations.addSubscription(.email("operations@video.example"))
        Alarm(stack, "JobsFail", metric: failed.metricApproximateNumberOfMessagesVisible(), threshold: 1, evaluationPeriods: 1)
            .addAction(operations)
        // end of example
        let template = try Template(of: stack)
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        #expect(
            policy?["Properties"]?["PolicyDocument"]?["Statement"] == [
                ["Action": "sns:Publish", "Effect": "Allow", "Resource": ["Ref": "EventsD32975C2"]],
                [
                    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Effect": "Allow",
                    "Resource": ["Fn::GetAtt": ["Key961B73FD", "Arn"]],
                ],
            ])
        let subscription = template.resources(ofType: "AWS::SNS::Subscription").values.first { $0["Properties"]?["Protocol"] == "sqs" }
        #expect(
            subscription?["Properties"]?["FilterPolicy"] == [
                "kind": ["video", ["prefix": "live-"]], "minutes": [["numeric": ["<", 60]]],
            ])
        let alarm = template.resources(ofType: "AWS::CloudWatch::Alarm").values.first
        #expect(alarm?["Properties"]?["AlarmActions"] == [["Ref": "Operations993AC38D"]])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
