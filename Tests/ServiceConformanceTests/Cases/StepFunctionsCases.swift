import CDK
import CDKDynamoDB
import CDKLambda
import CDKLogs
import CDKSNS
import CDKSQS
import CDKStepFunctions
import CDKStepFunctionsTasks
import ConformanceSupport
import Testing

@Suite struct StepFunctionsCases {
    @Test func stateMachines() throws {
        try Conformance.check("49-stepfunctions") { app in
            let stack = Stack(app, "Sfn", env: Conformance.environment)
            // Warnings that the original does not have.
            for id in ["unused-state", "choice-without-default", "express-waits"] {
                Annotations.of(stack).acknowledgeWarning("swift-cdk:stepfunctions/\(id)")
            }
            let function = Function(stack, "F", code: .inline("x"), runtime: .nodejs22, handler: "index.h")
            let queue = Queue(stack, "Q")
            let topic = Topic(stack, "T")
            let table = Table(stack, "Tb", partitionKey: .string("id"))
            let done = Succeed(stack, "Done")
            let invoke = LambdaInvoke(
                stack, "Invoke", function: function, payload: ["a": .path("$.a"), "n": 1],
                options: .init(
                    comment: "c", resultSelector: ["r": .path("$.Payload")], resultPath: "$.res", timeout: .after(.minutes(1)),
                    heartbeat: .after(.seconds(20)))
            )
            .retry(
                Retry(
                    on: ["Custom"], interval: .seconds(2), maxAttempts: 5, backoffRate: 1.5, maxDelay: .seconds(30), jitter: .full)
            )
            .catch([.taskFailed], resultPath: "$.err", next: Fail(stack, "Failed", error: "E", cause: "C"))
            let publish = SNSPublish(
                stack, "Pub", topic: topic, message: ["m": 1, "token": .path(.taskToken)], subject: "subj", pattern: .waitForTaskToken)
            let choice = Choice(stack, "Pick", comment: "cc")
                .when(
                    .and(.stringEquals("$.x", "y"), .not(.numberGreaterThan("$.n", 5))),
                    next: SQSSendMessage(stack, "Send", queue: queue, message: .path("$.body")).next(done), assign: ["v": 1]
                )
                .when(.isPresent("$.z"), next: publish.next(done))
                .otherwise(Wait(stack, "W", time: .duration(.seconds(10))).next(done))
            let put = DynamoDBPutItem(stack, "Put", table: table, item: ["id": .string(path: "$.id"), "n": .number(5)])
            let parallel = Parallel(stack, "Par", resultPath: "$.par")
                .branch(Pass(stack, "P1", result: ["k": [1, "2", nil]], outputPath: "$.k"), put)
            let inner = Pass(
                stack, "Inner", parameters: ["f.$": "States.Format('{}',$.i)", "g": .path(.format("a{}b", "$.i"))])
            let map = MapState(
                stack, "Each", itemsPath: "$.items", itemSelector: ["i": .path(.mapItemValue)], maxConcurrency: 2
            ).itemProcessor(inner)
            let logs = StateMachineLogs(destination: LogGroup(stack, "LG"), level: .all, includesExecutionData: true)
            let machine = StateMachine(
                stack, "SM", definition: invoke.next(parallel).next(map).next(choice), stateMachineName: "sm", type: .express,
                comment: "top", timeout: .hours(1), logs: logs, isTracingEnabled: true)
            machine.grantStartSyncExecution(to: function)
            StateMachine(
                stack, "Sub",
                definition: .text(#"{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"${val}","End":true}}}"#),
                substitutions: ["val": Value(topic.arn), "k2": "lit"], removalPolicy: .retain)
            let transform = Pass(
                stack, "JP", outputs: ["o": "{% $states.input.x %}"], assign: ["y": 1], language: .jsonata)
            let decide = Choice(stack, "JC").when(.jsonata("{% $y > 1 %}"), next: Pass(stack, "JY")).afterwards()
            StateMachine(
                stack, "Jsa", definition: transform.next(decide.next(Pass(stack, "JZ"))), queryLanguage: .jsonata)
            StateMachine(stack, "Chn", definition: Pass(stack, "C1").next(Pass(stack, "C2")))
            CallAWSService(stack, "Unused", service: "s3", action: "getObject", resources: ["*"])
        }
    }
}
