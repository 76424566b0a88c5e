import CDK
import CDKAssertions
import CDKEvents
import CDKEventsTargets
import CDKLambda
import CDKSQS
import CDKStepFunctions
import CloudAssembly
import Testing

/// The example of the documentation, as it stands there.
@Suite struct EventsTargetsExampleTests {
    @Test func targets() throws {
        let stack = Stack(App(processEnvironment: [:]), "video", env: Environment(account: "111111111111", region: .euSouth1))
        let uploads: Value<String> = "uploads"
        let transcode = StateMachine(stack, "Transcode", definition: Pass(stack, "Nothing"))
        let cleanUp = Queue(stack, "CleanUp")
        let report = Function(stack, "Report", code: .inline("exports.handler = null"), runtime: .nodejs22, handler: "index.handler")
        // example: Sources/Integrations/EventsTargets/CDKEventsTargets.docc/CDKEventsTargets.md
        let failures = Queue(stack, "Failures")
        Rule(
            stack, "Uploads",
            pattern: EventPattern(
                source: ["aws.s3"], detailType: ["Object Created"],
                detail: [
                    "bucket": ["name": [EventMatch(uploads)]],
                    "object": ["key": [.suffix(".mp4"), .suffix(".mov")], "size": [.numeric(.greaterThan(0))]],
                ]),
            targets: [
                .stateMachine(
                    transcode,
                    input: .object(["source": "s3://\(uploads)/\(EventField("$.detail.object.key"))", "at": .time]),
                    delivery: TargetDelivery(retryAttempts: 3, maximumEventAge: .hours(1), deadLetterQueue: failures))
            ])
        Rule(stack, "Nightly", schedule: .cron(minute: "0", hour: "4"), targets: [.queue(cleanUp), .function(report)])
        // end of example
        let template = try Template(of: stack)
        let rules = template.resources(ofType: "AWS::Events::Rule")
        let target = rules.values.first?["Properties"]?["Targets"]?.array?.first
        #expect(
            target?["InputTransformer"] == [
                "InputPathsMap": ["detail-object-key": "$.detail.object.key", "time": "$.time"],
                "InputTemplate": "{\"source\":\"s3://uploads/<detail-object-key>\",\"at\":<time>}",
            ])
        #expect(target?["RetryPolicy"] == ["MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 3])
        let called = template.expectResource(ofType: "AWS::Lambda::Function")
        template.expectResource(
            ofType: "AWS::Lambda::Permission",
            properties: ["FunctionName": ["Fn::GetAtt": [Pattern(called), "Arn"]], "Principal": "events.amazonaws.com"])
        let queues = template.resources(ofType: "AWS::SQS::QueuePolicy")
        let statement = queues.values.first { $0["Metadata"] == nil && $0.text().contains("Failures") }?["Properties"]?["PolicyDocument"]
        #expect(
            statement?["Statement"] == [
                [
                    "Action": "sqs:SendMessage",
                    "Condition": ["ArnEquals": ["aws:SourceArn": ["Fn::GetAtt": [.string(rules.keys[0]), "Arn"]]]], "Effect": "Allow",
                    "Principal": ["Service": "events.amazonaws.com"],
                    "Resource": ["Fn::GetAtt": [.string(template.resources(ofType: "AWS::SQS::Queue").keys[1]), "Arn"]],
                    "Sid": "AllowEventRulevideoUploadsD160F106",
                ]
            ])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
