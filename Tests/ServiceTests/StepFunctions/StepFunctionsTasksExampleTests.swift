import CDK
import CDKAssertions
import CDKDynamoDB
import CDKSNS
import CDKStepFunctions
import CDKStepFunctionsTasks
import CloudAssembly
import Testing

/// The example of the documentation, as it stands there.
@Suite struct StepFunctionsTasksExampleTests {
    @Test func workflow() throws {
        let stack = Stack(App(processEnvironment: [:]), "video", env: Environment(account: "111111111111", region: .euSouth1))
        // example: Sources/Integrations/StepFunctionsTasks/CDKStepFunctionsTasks.docc/CDKStepFunctionsTasks.md
        let table = Table(stack, "Assets", partitionKey: .string("id"))
        let topic = Topic(stack, "Finished")
        let failed = Fail(stack, "Failed", error: .path("$.error.Error"), cause: .path("$.error.Cause"))

        let claim = DynamoDBPutItem(
            stack, "Claim", table: table,
            item: ["id": .string(path: "$.id"), "execution": .string(path: .executionName)],
            condition: "attribute_not_exists(id)", options: .init(resultPath: .discard, timeout: .after(.minutes(2)))
        )
        .retry(Retry(on: ["DynamoDB.ThrottlingException"], interval: .seconds(5), maxAttempts: 5, jitter: .full))
        .catch(["DynamoDB.ConditionalCheckFailedException"], next: Succeed(stack, "AlreadyClaimed"))
        let inspect = CallAWSService(
            stack, "Inspect", service: "mediaconvert", action: "getJob", parameters: ["Id": .path("$.jobId")],
            resources: ["arn:aws:mediaconvert:eu-south-1:111111111111:jobs/*"],
            options: .init(
                resultSelector: ["status": .path("$.Job.Status")], resultPath: "$.job", timeout: .after(.minutes(2)))
        )
        .catch(resultPath: "$.error", next: failed)
        let announce = SNSPublish(
            stack, "Announce", topic: topic, message: ["asset": .path(.format("ASSET#{}", "$.id")), "status": "READY"],
            options: .init(timeout: .after(.minutes(2))))
        let wait = Wait(stack, "Wait", time: .duration(.seconds(30)))
        let isFinished = Choice(stack, "IsFinished")
            .when(.stringEquals("$.job.status", "COMPLETE"), next: announce)
            .when(
                .or(.stringEquals("$.job.status", "ERROR"), .stringEquals("$.job.status", "CANCELED")),
                next: Fail(stack, "NotTranscoded")
            )
            .otherwise(wait)

        let workflow = StateMachine(
            stack, "Workflow", definition: claim.next(wait).next(inspect).next(isFinished), timeout: .hours(2), isTracingEnabled: true)
        workflow.grantStartExecution(to: .service("events.amazonaws.com"))
        // end of example
        let template = try Template(of: stack)
        let policies = template.resources(ofType: "AWS::IAM::Policy")
        let tableID = try #require(template.resources(ofType: "AWS::DynamoDB::Table").keys.first)
        let topicID = try #require(template.resources(ofType: "AWS::SNS::Topic").keys.first)
        #expect(
            policies.values.first?["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": "dynamodb:PutItem", "Effect": "Allow",
                    "Resource": [
                        "Fn::Join": ["", ["arn:aws:dynamodb:eu-south-1:111111111111:table/", ["Ref": .string(tableID)]]]
                    ],
                ],
                [
                    "Action": "mediaconvert:getJob", "Effect": "Allow",
                    "Resource": "arn:aws:mediaconvert:eu-south-1:111111111111:jobs/*",
                ],
                ["Action": "sns:Publish", "Effect": "Allow", "Resource": ["Ref": .string(topicID)]],
                [
                    "Action": [
                        "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
                    ], "Effect": "Allow", "Resource": "*",
                ],
            ])
        let definition = template.resources(ofType: "AWS::StepFunctions::StateMachine").values.first?["Properties"]?["DefinitionString"]
        let pieces = definition?["Fn::Join"]?[1]?.array ?? []
        #expect(
            pieces.first?.string?.hasPrefix(
                #"{"StartAt":"Claim","States":{"Claim":{"Next":"Wait","Retry":[{"ErrorEquals":["DynamoDB.ThrottlingException"],"#) == true)
        #expect(pieces.last?.string?.hasSuffix(#""TimeoutSeconds":7200}"#) == true)
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
