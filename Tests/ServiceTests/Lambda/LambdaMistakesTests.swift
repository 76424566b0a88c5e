import CDK
import CDKIAM
import CDKKMS
import CDKLambda
import CDKSQS
import Testing

/// What a user gets to read, to the letter.
@Suite struct LambdaMistakesTests {
    private func make(_ stack: Stack, _ id: String = "F") -> Function {
        Function(stack, id, code: .inline("x"), runtime: .python3_13, handler: "index.handler")
    }

    @Test func settings() {
        #expect(
            stackProblems {
                Function(
                    $0, "F", code: .inline(""), runtime: .java21, handler: "h", functionName: "a b",
                    description: String(repeating: "d", count: 257), memorySize: .mebibytes(64), timeout: .hours(1),
                    ephemeralStorageSize: .mebibytes(100), environment: ["AWS_REGION": "x"])
            } == [
                "video/F: Lambda inline code cannot be empty -> give the function a handler",
                "video/F: AWS_REGION environment variable is reserved by the lambda runtime and can not be set manually. See "
                    + "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html -> use another name",
                "video/F: Inline source not allowed for java21 -> put the code into a directory and use .path(_:)",
                "video/F: Function name a b can contain only letters, numbers, hyphens, or underscores with no spaces. -> correct the name "
                    + "'a b'",
                "video/F: Function description can not be longer than 256 characters but has 257 characters. -> shorten the description",
                "video/F: Memory size must be between 128 and 10240 MB, received 64. -> set memorySize between the two",
                "video/F: Timeout must be between 1 and 900 seconds, received 3600. -> set timeout between the two",
                "video/F: Ephemeral storage size must be between 512 and 10240 MB, received Size.mebibytes(100). -> set "
                    + "ephemeralStorageSize between the two",
            ])
        #expect(
            stackProblems {
                Function(
                    $0, "F", code: .inline("x"), runtime: .python3_11, handler: "h",
                    functionName: PhysicalName(String(repeating: "n", count: 65)), ephemeralStorageSize: .gibibytes(1),
                    snapStart: .publishedVersions)
            } == [
                "video/F: Function name can not be longer than 64 characters but has 65 characters. -> use a shorter name",
                "video/F: SnapStart currently not supported by runtime python3.11 -> leave snapStart out",
                "video/F: SnapStart is currently not supported using more than 512 MiB Ephemeral Storage -> leave snapStart or "
                    + "ephemeralStorageSize out",
                "video/F: SnapStart only supports published Lambda versions. Ignore if function already has published versions. [ack: "
                    + "@aws-cdk/aws-lambda:snapStartRequirePublish] -> ",
            ])
    }

    @Test func code() {
        #expect(
            stackProblems { Function($0, "F", code: .image(uri: "x"), runtime: .python3_13, handler: "h") } == [
                "video/F: A function from a container image has no runtime and no handler of its own -> leave both out: the image brings "
                    + "them"
            ])
        #expect(
            stackProblems { Function($0, "F", code: .inline("x"), runtime: .python3_13) } == [
                "video/F: A function whose code is not a container image needs a runtime and a handler -> name both, such as .python3_13 "
                    + "and \"index.handler\""
            ])
        let long = String(repeating: "x", count: 1_000_001)
        #expect(
            stackProblems { Function($0, "F", code: .inline(long), runtime: .python3_13, handler: "index.handler") }.contains(
                "video/F: Lambda inline code can not be larger than 1000000 bytes but has 1000001. -> put it into a file and use "
                    + ".path(_:)"))
        #expect(
            stackProblems { Function($0, "F", code: .path(#filePath), runtime: .python3_13, handler: "index.handler") } == [
                "video/F: Asset must be a .zip file or a directory (\(#filePath)) -> use the directory that the file is in"
            ])
    }

    @Test func layers() {
        #expect(
            stackProblems { stack in
                LayerVersion(stack, "Layer", code: .inline("x"), compatibleRuntimes: [])
                LayerVersion(stack, "Image", code: .image(uri: "x")).addPermission("P", accountID: "1", organizationID: "o-1234567890")
                _ = LayerVersion.imported(stack, "There", arn: "arn:aws:lambda:eu-south-1:1:layer:l:1", compatibleRuntimes: [])
            } == [
                "video/Layer: Inline code is not supported for AWS Lambda layers -> put the files into a directory and use .path(_:)",
                "video/Layer: Attempted to define a Lambda layer that supports no runtime! -> name a runtime, or leave them out",
                "video/Image: Code must define an S3 location -> put the files into a directory and use .path(_:)",
                "video/Image: OrganizationId can only be specified if AwsAccountId is '*', but it is 1 -> let \"*\" be the account",
                "video/There: Attempted to import a Lambda layer that supports no runtime! -> name a runtime, or leave them out",
            ])
        #expect(
            stackProblems { stack in
                let function = make(stack)
                for number in 1...6 {
                    function.addLayer(
                        LayerVersion.imported(stack, "L\(number)", arn: "arn:aws:lambda:eu-south-1:1:layer:l:\(number)"))
                }
                make(stack, "G").addLayer(
                    LayerVersion.imported(
                        stack, "Node", arn: "arn:aws:lambda:eu-south-1:1:layer:n:1", compatibleRuntimes: [.nodejs20, .nodejs22]))
                Function(stack, "I", code: .image(uri: "x")).addLayer(
                    LayerVersion.imported(stack, "L", arn: "arn:aws:lambda:eu-south-1:1:layer:l:1"))
            } == [
                "video/F: Unable to add layer: this lambda function already uses 5 layers. -> put two of them into one",
                "video/G: This lambda function uses a runtime that is incompatible with this layer (python3.13 is not in [nodejs20.x, "
                    + "nodejs22.x]) -> use a layer for python3.13",
                "video/I: Layers are not supported for container image functions -> put the files into the image",
            ])
    }

    @Test func permissions() {
        #expect(
            stackProblems { stack in
                let function = make(stack)
                function.addPermission("Star", principal: .star)
                function.addPermission("Composite", principal: .composite(.accountRoot, .service("a")))
                function.addPermission("Bool", principal: .service("a").withConditions(["Bool": ["a": "b"]]))
                function.addPermission(
                    "Both",
                    principal: .anyone.withConditions(["StringEquals": ["aws:PrincipalOrgID": "o-1234567890", "aws:SourceAccount": "1"]]))
            } == [
                "video/F: Invalid principal type for Lambda permission statement: StarPrincipal. Supported: AccountPrincipal, "
                    + "ArnPrincipal, ServicePrincipal, OrganizationPrincipal -> name a service, an account, a role or an organization",
                "video/F: Invalid principal type for Lambda permission statement: CompositePrincipal. Supported: AccountPrincipal, "
                    + "ArnPrincipal, ServicePrincipal, OrganizationPrincipal -> name a service, an account, a role or an organization",
                "video/F: PrincipalWithConditions had unsupported conditions for Lambda permission statement: "
                    + "[{\"operator\":\"Bool\",\"key\":\"a\"}]. Supported operator/condition pairs: [{\"operator\":\"ArnLike\",\"key\":"
                    + "\"aws:SourceArn\"},{\"operator\":\"StringEquals\",\"key\":\"aws:SourceAccount\"},{\"operator\":\"StringEquals\","
                    + "\"key\":\"aws:PrincipalOrgID\"}] -> leave the other conditions out, or put them into the policies of those who "
                    + "invoke the function",
                "video/F: PrincipalWithConditions had unsupported condition combinations for Lambda permission statement: principalOrgID "
                    + "cannot be set with other conditions. -> add a permission for each",
            ])
        #expect(
            stackProblems { stack in
                Function.imported(stack, "There", arn: "arn:aws:lambda:eu-south-1:222222222222:function:f")
                    .grantInvoke(to: .service("a.amazonaws.com"))
            } == [
                "video/There: Cannot modify permission to lambda function. Function is either imported or $LATEST version.\nIf the "
                    + "function is imported from the same account use `fromFunctionAttributes()` API with the `sameEnvironment` flag.\nIf "
                    + "the function is imported from a different account and already has the correct permissions use "
                    + "`fromFunctionAttributes()` API with the `skipPermissions` flag. -> import it with isSameEnvironment or "
                    + "skipsPermissions",
                "video/There: addPermission() has no effect on a Lambda Function with region=eu-south-1, account=222222222222, in a Stack "
                    + "with region=eu-south-1, account=111111111111. Suppress this warning if this is intentional, or pass "
                    + "sameEnvironment=true to fromFunctionAttributes() if you would like to add the permissions. [ack: "
                    + "UnclearLambdaEnvironment] -> ",
            ])
        #expect(
            stackProblems { stack in
                _ = Function.imported(stack, "There", arn: "lambda:f")
            } == [
                "video/There: ARNs must start with \"arn:\" and have at least 6 components: lambda:f -> import the function by "
                    + "arn:aws:lambda:<region>:<account>:function:<name>"
            ])
    }

    @Test func versions() {
        #expect(
            stackProblems { stack in
                let function = make(stack)
                let version = function.currentVersion
                FunctionAlias(
                    stack, "A", name: "a", version: version,
                    .init(additionalVersions: [(version, 2), (version, -1), (version, 0.5)], provisionedConcurrency: 0))
                FunctionURL(stack, "URL", of: version, cors: .init(maximumAge: .days(2)))
                function.configureAsyncInvoke(AsyncInvoke(maximumEventAge: .seconds(30), retryAttempts: 3))
                function.configureAsyncInvoke(AsyncInvoke(retryAttempts: 1))
                version.configureAsyncInvoke(AsyncInvoke(retryAttempts: 1))
                version.configureAsyncInvoke(AsyncInvoke(retryAttempts: 1))
            } == [
                "video/A: provisionedConcurrentExecutions must have value greater than or equal to 1 -> leave provisionedConcurrency out",
                "video/A: Additional version weight must be between 0 and 1, got: 2 -> correct the weight",
                "video/A: Additional version weight must be between 0 and 1, got: -1 -> correct the weight",
                "video/A: Sum of additional version weights must not exceed 1, got: 1.5 -> leave something for the alias's own version",
                "video/URL: FunctionUrl CORS maxAge should be less than or equal to 86400 secs (got 172800) -> set it to .days(1) or less",
                "video/URL: FunctionUrl cannot be used with a Version -> name the version by an alias",
                "video/F/EventInvokeConfig: `maximumEventAge` must represent a `Duration` that is between 60 and 21600 seconds. -> set it "
                    + "between .minutes(1) and .hours(6)",
                "video/F/EventInvokeConfig: `retryAttempts` must be between 0 and 2. -> correct retryAttempts",
                "video/F: An EventInvokeConfig has already been configured for the function at video/F -> configure it once",
                "video/F/CurrentVersion: An EventInvokeConfig has already been configured for the qualified function at "
                    + "video/F/CurrentVersion -> configure it once",
            ])
        #expect(
            stackProblems { stack in
                let function = make(stack)
                (function.node.defaultChild as? Lambda.CfnFunction)?.addPropertyOverride("Unheard", "of")
                function.addAlias("a")
            } == [
                "video/F: The following properties are not recognized as version properties: [Unheard]. See the README of the aws-lambda "
                    + "module to learn more about this and to fix it. -> make the versions with FunctionVersion instead of currentVersion"
            ])
        #expect(
            stackProblems { stack in
                let function = make(stack)
                function.addEnvironment("SELF", function.currentVersion.arn.text)
            } == [
                "video/F/CurrentVersion/Resource: The logical id of video/F/CurrentVersion/Resource is computed from values that contain "
                    + "it -> do not refer to it there"
            ])
    }

    @Test func events() {
        #expect(
            stackProblems { stack in
                let function = make(stack)
                function.addEventSource(
                    .queue(
                        Queue(stack, "Q", isFIFO: true), .init(batchSize: 11, maximumBatchingWindow: .minutes(6)), maximumConcurrency: 1))
                function.addEventSource(.queue(Queue(stack, "R"), .init(batchSize: 11, filterEncryptionKey: Key(stack, "Key"))))
                function.addEventSource(
                    .dynamoDBStream(
                        "arn:aws:dynamodb:eu-south-1:111111111111:table/t/stream/s", of: Construct(stack, "T"),
                        StreamOptions(
                            startingPosition: .latest, maximumRecordAge: .days(8), retryAttempts: -2, parallelizationFactor: 11,
                            tumblingWindow: .minutes(16)),
                        .init(batchSize: 0)))
            } == [
                "video/Q: Batching window is not supported for FIFO queues -> leave the window of 6 minutes out",
                "video/Q: Maximum batching window must be 300 seconds or less (given 6 minutes) -> set it to .minutes(5) or less",
                "video/F/SqsEventSource:videoQ89B5E4FA: maxBatchingWindow cannot be over 300 seconds, got 360 -> set it to .minutes(5) "
                    + "or less",
                "video/F/SqsEventSource:videoQ89B5E4FA: maxConcurrency must be between 2 and 1000 concurrent instances -> correct "
                    + "maximumConcurrency",
                "video/R: Maximum batch size must be between 1 and 10 inclusive (given 11) when batching window is not specified. -> "
                    + "correct batchSize",
                "video/F/SqsEventSource:videoR589C59D5: filter criteria must be provided to enable setting filter criteria encryption -> "
                    + "leave the key out, or add a filter",
                "video/T: Maximum batch size must be between 1 and 10000 inclusive (given 0) -> correct batchSize",
                "video/F/DynamoDBEventSource:videoTEFEDB376: maxRecordAge must be between 60 seconds and 7 days inclusive -> correct "
                    + "maximumRecordAge",
                "video/F/DynamoDBEventSource:videoTEFEDB376: retryAttempts must be -1 (for infinite) or between 0 and 10000 inclusive, "
                    + "got -2 -> correct retryAttempts",
                "video/F/DynamoDBEventSource:videoTEFEDB376: parallelizationFactor must be between 1 and 10 inclusive, got 11 -> correct "
                    + "parallelizationFactor",
                "video/F/DynamoDBEventSource:videoTEFEDB376: tumblingWindow cannot be over 900 seconds, got 960 -> set it to .minutes(15) "
                    + "or less",
            ])
    }

    @Test func warnings() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1))
        Function.imported(stack, "There", arn: "arn:aws:lambda:us-east-1:222222222222:function:f").addPermission(
            "P", principal: .service("sns.amazonaws.com"))
        let function = make(stack)
        function.grantInvoke(to: .service("sns.amazonaws.com"))
        function.addAlias("live")
        Function(stack, "Snap", code: .inline("x"), runtime: .python3_13, handler: "index.handler", snapStart: .publishedVersions)
        _ = try? app.render()
        #expect(
            app.diagnostics.map { "\($0.constructPath): \($0.message)" } == [
                "video/There: addPermission() has no effect on a Lambda Function with region=us-east-1, account=222222222222, in a Stack "
                    + "with region=eu-south-1, account=111111111111. Suppress this warning if this is intentional, or pass "
                    + "sameEnvironment=true to fromFunctionAttributes() if you would like to add the permissions. [ack: "
                    + "UnclearLambdaEnvironment]",
                "video/F: AWS Lambda has changed their authorization strategy, which may cause client invocations using the 'Qualifier' "
                    + "parameter of the lambda function to fail with Access Denied errors.\nIf you are using a lambda Version or Alias, "
                    + "make sure to call 'grantInvoke' or 'addPermission' on the Version or Alias, not the underlying Function\nSee: "
                    + "https://github.com/aws/aws-cdk/issues/19273 [ack: @aws-cdk/aws-lambda:addPermissionsToVersionOrAlias]",
                "video/Snap: SnapStart only supports published Lambda versions. Ignore if function already has published versions. [ack: "
                    + "@aws-cdk/aws-lambda:snapStartRequirePublish]",
            ])
    }
}
