import CDK
import CDKIAM
import CDKLambda
import CDKLogs
import CDKS3
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct LambdaCases {
    @Test func inline() throws {
        try Conformance.check("42-lambda-inline") { app in
            let stack = Stack(app, "Fn", env: Conformance.environment)
            let function = Function(
                stack, "F", code: .inline("def handler(e,c): return 1"), runtime: .python3_13, handler: "index.handler",
                functionName: "named", description: "desc", architecture: .arm64, memorySize: .mebibytes(256), timeout: .seconds(30),
                ephemeralStorageSize: .gibibytes(1), environment: ["B": "2", "A": "1"],
                logGroup: LogGroup(stack, "LG", retention: .oneWeek), tracing: .active, deadLetterTarget: .newQueue,
                reservedConcurrency: 5)
            function.addEnvironment("C", "3")
            function.addToRolePolicy(PolicyStatement(actions: ["s3:*"], resources: ["*"]))
            function.addPermission(
                "Perm", principal: .service("sns.amazonaws.com"), sourceARN: "arn:aws:sns:eu-south-1:111111111111:t")
            function.grantInvoke(to: Role(stack, "R", assumedBy: .service("ec2.amazonaws.com")))
            function.addURL(authentication: .none, cors: .init(allowedOrigins: ["*"]))
            FunctionAlias(
                stack, "Live", name: "live", version: function.currentVersion, .init(provisionedConcurrency: 1))
            Function(
                stack, "Min", code: .object(in: Bucket.imported(stack, "CB", name: "code-bucket"), key: "key.zip", version: "ver"),
                runtime: .providedAL2023, handler: "bootstrap")
        }
    }

    @Test func asset() throws {
        try Conformance.check("43-lambda-asset") { app in
            let stack = Stack(app, "FnA", env: Conformance.environment)
            let queue = Queue(stack, "Q", visibilityTimeout: .minutes(2))
            let layer = LayerVersion(
                stack, "Layer", code: .path(Conformance.file("43-lambda-asset", "layer")), compatibleRuntimes: [.nodejs22],
                description: "l", removalPolicy: .retain)
            let function = Function(
                stack, "F", code: .path(Conformance.file("43-lambda-asset", "code")), runtime: .nodejs22, handler: "index.handler",
                layers: [layer],
                events: [
                    .queue(
                        queue,
                        .init(
                            batchSize: 5, maximumBatchingWindow: .seconds(10), reportsBatchItemFailures: true,
                            filters: [EventFilter(["body": ["x": .equals("y")]])]), maximumConcurrency: 3)
                ])
            let version = function.currentVersion
            FunctionAlias(stack, "Live", name: "live", version: version)
            function.configureAsyncInvoke(AsyncInvoke(retryAttempts: 1))
        }
    }
}
