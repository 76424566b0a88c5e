import CDK
import CDKAssertions
import CDKIAM
import CDKLambda
import CDKSQS
import Testing

/// The example of the documentation, as it stands there.
@Suite struct LambdaExampleTests {
    @Test func thumbnails() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let jobs = Queue(stack, "Jobs", visibilityTimeout: .minutes(3))
        let failed = Queue(stack, "Failed")
        let role = Role(stack, "Role", assumedBy: .service("states.amazonaws.com"))
        // example: Sources/Services/Lambda/CDKLambda.docc/CDKLambda.md
        let handler = "def handler(event, context):\n    return {\"batchItemFailures\": []}\n"
        let thumbnails = Function(
            stack, "Thumbnails", code: .files(["index.py": Array(handler.utf8)]), runtime: .python3_13, handler: "index.handler",
            architecture: .arm64, memorySize: .mebibytes(512), timeout: .seconds(30), environment: ["LEVEL": "info"], tracing: .active,
            asyncInvoke: AsyncInvoke(onFailure: .queue(failed), retryAttempts: 1))
        thumbnails.addEventSource(
            .queue(jobs, .init(reportsBatchItemFailures: true, filters: [EventFilter(["body": ["kind": .equals("video")]])])))

        let live = thumbnails.addAlias("live")
        live.grantInvoke(to: role)
        live.grantInvoke(to: .service("events.amazonaws.com"))
        // end of example
        let template = try Template(of: stack)
        let own = try #require(template.resources(ofType: "AWS::IAM::Policy").first { $0.key.hasPrefix("Thumbnails") })
        #expect(
            own.value["Properties"]?["PolicyDocument"]?["Statement"] == [
                [
                    "Action": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], "Effect": "Allow", "Resource": "*",
                ],
                [
                    "Action": ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], "Effect": "Allow",
                    "Resource": ["Fn::GetAtt": ["Failed178E83A2", "Arn"]],
                ],
                [
                    "Action": [
                        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                    ], "Effect": "Allow", "Resource": ["Fn::GetAtt": ["JobsDF1CC2D4", "Arn"]],
                ],
            ])
        let alias = try #require(template.resources(ofType: "AWS::Lambda::Alias").keys.first)
        let caller = template.resources(ofType: "AWS::IAM::Policy").first { $0.key.hasPrefix("RoleDefaultPolicy") }
        #expect(
            caller?.value["Properties"]?["PolicyDocument"]?["Statement"] == [
                ["Action": "lambda:InvokeFunction", "Effect": "Allow", "Resource": ["Ref": .string(alias)]]
            ])
        let permissions = template.resources(ofType: "AWS::Lambda::Permission")
        #expect(permissions.count == 1)
        #expect(
            permissions.values.first?["Properties"] == [
                "Action": "lambda:InvokeFunction", "FunctionName": ["Ref": .string(alias)], "Principal": "events.amazonaws.com",
            ])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
