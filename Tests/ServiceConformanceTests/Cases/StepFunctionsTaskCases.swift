import CDK
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks
import ConformanceSupport
import Testing

/// Tasks, and the permissions that they give to the state machine's role.
@Suite struct StepFunctionsTaskCases {
    @Test func tasks() throws {
        try Conformance.check("122-stepfunctions-tasks") { app in
            let stack = Stack(app, "Tasks", env: Conformance.environment)
            let role = Role(stack, "Role", assumedBy: .service("mediaconvert.amazonaws.com"))
            let bucket = CfnResource(stack, "Bucket", type: "AWS::S3::Bucket")
            calls(stack, role, bucket)
            transcoding(stack, role)
            events(stack)
            let child = executions(stack)
            let read = CallAWSService(
                stack, "ReadJ", service: "s3", action: "getObject",
                parameters: ["Bucket": "\(bucket.ref)", "Key": "{% $states.input.key %}"], resources: ["*"],
                options: .init(
                    timeout: .expression("{% $t %}"), outputs: ["o": "{% $states.result.Body %}"], assign: ["a": "{% 1 %}"],
                    language: .jsonata))
            let start = StepFunctionsStartExecution(
                stack, "StartJ", stateMachine: child, input: ["x": "{% $x %}"], isAssociatedWithParent: true,
                options: .init(language: .jsonata))
            StateMachine(stack, "Jsonata", definition: read.next(start), queryLanguage: .jsonata)
        }
    }

    private func calls(_ stack: Stack, _ role: Role, _ bucket: CfnResource) {
        let read = CallAWSService(
            stack, "Read", service: "s3", action: "getObject", parameters: ["Bucket": "\(bucket.ref)", "Key": .path("$.key")],
            resources: ["\(bucket.getAtt("Arn") as Value<String>)/*"],
            options: .init(
                stateName: "Reading", comment: "c", inputPath: "$.in", resultSelector: ["body": .path("$.Body")], resultPath: "$.read",
                outputPath: "$.out", timeout: .path("$.timeout"), heartbeat: .path("$.heartbeat"), credentials: .role(role),
                assign: ["v": .path("$.v")])
        ).retry(Retry(on: ["S3.SdkClientException"], interval: .seconds(3)))
        let logs = CallAWSService(
            stack, "Logs", service: "cloudwatchlogs", action: "createLogGroup", resources: ["*"],
            options: .init(timeout: .after(.minutes(5)), heartbeat: .after(.seconds(30)), credentials: .rolePath("$.role")))
        let own = CallAWSService(
            stack, "Own", service: "mediaPackageVod", action: "createAsset", parameters: ["Token": .path(.taskToken)],
            resources: ["arn:aws:x:::y"], iamAction: "mediapackage-vod:Create",
            additionalStatements: [PolicyStatement(actions: ["iam:PassRole"], resources: [role.arn])], pattern: .waitForTaskToken)
        StateMachine(stack, "Calls", definition: read.next(logs).next(own))
    }

    private func transcoding(_ stack: Stack, _ role: Role) {
        let request: PayloadTemplate = [
            "Queue": "arn:aws:mediaconvert:eu-south-1:111111111111:queues/Default",
            "Settings": ["Inputs": [["FileInput": .path("$.source"), "TimecodeSource": "ZEROBASED"]], "OutputGroups": []],
            "UserMetadata": ["id": .path("$.id")], "Tags": ["a": "b"],
        ]
        StateMachine(
            stack, "Transcoding",
            definition: MediaConvertCreateJob(
                stack, "Start", role: role.arn, request: request, options: .init(resultPath: "$.job")))
        StateMachine(
            stack, "Running", definition: MediaConvertCreateJob(stack, "Run", role: role.arn, request: request, pattern: .runJob))
    }

    private func events(_ stack: Stack) {
        let bus: ARN = "arn:aws:events:eu-south-1:111111111111:event-bus/own"
        let send = EventBridgePutEvents(
            stack, "Send",
            entries: [
                .init(source: "video", detailType: "Ready", detail: ["id": .path("$.id"), "n": 1]),
                .init(source: "video", detailType: .path("$.type"), detail: .path("$.detail"), eventBusARN: bus),
            ])
        let ask = EventBridgePutEvents(
            stack, "Ask",
            entries: [.init(source: "video", detailType: "Ask", detail: ["token": .path(.taskToken)], eventBusARN: bus)],
            pattern: .waitForTaskToken)
        Construct(stack, "Bus")
        StateMachine(stack, "Sending", definition: send.next(ask))
    }

    private func executions(_ stack: Stack) -> StateMachine {
        let child = StateMachine(stack, "Child", definition: Pass(stack, "ChildPass"))
        let other = StateMachine.imported(stack, "Other", name: "other")
        let run = StepFunctionsStartExecution(
            stack, "RunIt", stateMachine: child, input: ["a": .path("$.a")], executionName: .path("$.name"),
            isAssociatedWithParent: true, pattern: .runJob)
        let alone = StepFunctionsStartExecution(
            stack, "Alone", stateMachine: other, executionName: "fixed", isAssociatedWithParent: true)
        let waiting = StepFunctionsStartExecution(
            stack, "Waiting", stateMachine: other, input: ["token": .path(.taskToken)], pattern: .waitForTaskToken)
        StateMachine(
            stack, "Parent",
            definition: StepFunctionsStartExecution(stack, "StartIt", stateMachine: child).next(run).next(alone).next(waiting)
                .next(StepFunctionsStartExecution(stack, "RunOther", stateMachine: other, input: .path("$.input"), pattern: .runJob)))
        return child
    }
}
