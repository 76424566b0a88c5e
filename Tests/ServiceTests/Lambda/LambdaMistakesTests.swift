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
            stackDiagnostics {
                Function(
                    $0, "F", code: .inline(""), runtime: .java21, handler: "h", functionName: "a b",
                    description: String(repeating: "d", count: 257), memorySize: .mebibytes(64), timeout: .hours(1),
                    ephemeralStorageSize: .mebibytes(100), environment: ["AWS_REGION": "x"])
            } == [
                "video/F [lambda/empty-inline-code] The inline code is empty -> write a handler into it",
                "video/F [lambda/reserved-variable] Lambda sets the environment variable AWS_REGION itself -> give the "
                    + "variable another name",
                "video/F [lambda/inline-code-runtime] Code for java21 cannot stand in the template -> put the code into a "
                    + "directory and use .path(_:)",
                "video/F [lambda/name-characters] The function's name 'a b' does not consist of letters, digits, hyphens "
                    + "and underscores alone -> correct functionName",
                "video/F [lambda/description-length] The function's description has 257 characters, and at most 256 are "
                    + "possible -> shorten description",
                "video/F [lambda/memory-size] The function has 64 MiB of memory, and 128 to 10240 are possible -> set "
                    + "memorySize between .mebibytes(128) and .gibibytes(10)",
                "video/F [lambda/timeout] The function's timeout is 3600 seconds, and 1 to 900 are possible -> set "
                    + "timeout between .seconds(1) and .minutes(15)",
                "video/F [lambda/ephemeral-storage-size] The function has 100 MiB of ephemeral storage, and 512 MiB to 10 "
                    + "GiB are possible -> set ephemeralStorageSize between .mebibytes(512) and .gibibytes(10)",
            ])
        #expect(
            stackDiagnostics {
                Function(
                    $0, "F", code: .inline("x"), runtime: .python3_11, handler: "h",
                    functionName: PhysicalName(String(repeating: "n", count: 65)), ephemeralStorageSize: .gibibytes(1),
                    snapStart: .publishedVersions)
            } == [
                "video/F [lambda/name-length] The function's name has 65 characters, and at most 64 are possible -> "
                    + "shorten functionName",
                "video/F [lambda/snap-start-runtime] There is no SnapStart for the runtime python3.11 -> leave snapStart "
                    + "out",
                "video/F [lambda/snap-start-storage] The function has 1 GiB of ephemeral storage, and SnapStart works "
                    + "with at most 512 MiB -> leave snapStart or ephemeralStorageSize out",
                "video/F [@aws-cdk/aws-lambda:snapStartRequirePublish] SnapStart starts published versions of the "
                    + "function, and no other -> invoke a version or an alias, or acknowledge this if that is done already",
            ])
    }

    @Test func code() {
        #expect(
            stackDiagnostics { Function($0, "F", code: .image(uri: "x"), runtime: .python3_13, handler: "h") } == [
                "video/F [lambda/runtime-of-image] A function from a container image has no runtime and no handler of its "
                    + "own -> leave both out: the image brings them"
            ])
        #expect(
            stackDiagnostics { Function($0, "F", code: .inline("x"), runtime: .python3_13) } == [
                "video/F [lambda/missing-runtime] A function whose code is not a container image needs a runtime and a "
                    + "handler -> name both, such as .python3_13 and \"index.handler\""
            ])
        let long = String(repeating: "x", count: 1_000_001)
        #expect(
            stackDiagnostics { Function($0, "F", code: .inline(long), runtime: .python3_13, handler: "index.handler") }.contains(
                "video/F [lambda/inline-code-size] The inline code has 1000001 bytes, and at most 1000000 are possible -> put it into a file "
                    + "and use .path(_:)"))
        #expect(
            stackDiagnostics { Function($0, "F", code: .path(#filePath), runtime: .python3_13, handler: "index.handler") } == [
                "video/F [lambda/code-file] '\(#filePath)' is neither a directory nor an archive -> give .path(_:) the "
                    + "directory that the file is in"
            ])
    }

    @Test func layers() {
        #expect(
            stackDiagnostics { stack in
                LayerVersion(stack, "Layer", code: .inline("x"), compatibleRuntimes: [])
                LayerVersion(stack, "Image", code: .image(uri: "x")).addPermission("P", accountID: "1", organizationID: "o-1234567890")
                _ = LayerVersion.imported(stack, "There", arn: "arn:aws:lambda:eu-south-1:1:layer:l:1", compatibleRuntimes: [])
            } == [
                "video/Layer [lambda/layer-inline-code] The files of a layer cannot stand in the template -> put them "
                    + "into a directory and use .path(_:)",
                "video/Layer [lambda/layer-without-runtime] The layer is for no runtime at all -> name a runtime in "
                    + "compatibleRuntimes, or leave the list out",
                "video/Image [lambda/layer-image] A layer cannot be a container image -> put its files into a directory "
                    + "and use .path(_:)",
                "video/Image [lambda/layer-organization] The layer is for an organization, and for the account 1 alone -> "
                    + "let accountID be \"*\", or leave organizationID out",
                "video/There [lambda/layer-without-runtime] The layer is for no runtime at all -> name a runtime in "
                    + "compatibleRuntimes, or leave the list out",
            ])
        #expect(
            stackDiagnostics { stack in
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
                "video/F [lambda/layer-count] The function has 5 layers already, and more are not possible -> put the "
                    + "files of two layers into one",
                "video/G [lambda/layer-runtime] The layer at video/Node is for nodejs20.x, nodejs22.x and not for the "
                    + "function's runtime, python3.13 -> use a layer for python3.13",
                "video/I [lambda/layer-of-image] A function from a container image cannot have layers -> put the files "
                    + "into the image",
            ])
    }

    @Test func permissions() {
        #expect(
            stackDiagnostics { stack in
                let function = make(stack)
                function.addPermission("Star", principal: .star)
                function.addPermission("Composite", principal: .composite(.accountRoot, .service("a")))
                function.addPermission("Bool", principal: .service("a").withConditions(["Bool": ["a": "b"]]))
                function.addPermission(
                    "Both",
                    principal: .anyone.withConditions(["StringEquals": ["aws:PrincipalOrgID": "o-1234567890", "aws:SourceAccount": "1"]]))
            } == [
                "video/F [lambda/permission-principal] A permission for a function cannot be for everybody at once by * "
                    + "-> name a service, an account, a role, an ARN or an organization",
                "video/F [lambda/permission-principal] A permission for a function cannot be for several principals at "
                    + "once -> name a service, an account, a role, an ARN or an organization",
                "video/F [lambda/permission-condition] A permission for a function knows no condition Bool of a -> use "
                    + "ArnLike of aws:SourceArn or StringEquals of aws:SourceAccount or StringEquals of aws:PrincipalOrgID, or "
                    + "put the conditions into the policies of those who invoke the function",
                "video/F [lambda/permission-condition-combination] A permission for an organization cannot name a source "
                    + "as well -> add a permission for each of the two",
            ])
        #expect(
            stackDiagnostics { stack in
                Function.imported(stack, "There", arn: "arn:aws:lambda:eu-south-1:222222222222:function:f")
                    .grantInvoke(to: .service("a.amazonaws.com"))
            } == [
                "video/There [lambda/unchangeable-policy] The policy of the function cannot be changed by this app, "
                    + "because the function was imported or is the latest version -> import it with isSameEnvironment, or with "
                    + "skipsPermissions if its policy has the permission already; grant on a function that is made here instead "
                    + "of on its latestVersion",
                "video/There [UnclearLambdaEnvironment] The permission is left out, because the function is in account "
                    + "222222222222, region eu-south-1, and is not known to be in that of the stack: account 111111111111, "
                    + "region eu-south-1 -> import the function with isSameEnvironment, or acknowledge this if its policy has "
                    + "the permission already",
            ])
        #expect(
            stackDiagnostics { stack in
                _ = Function.imported(stack, "There", arn: "lambda:f")
            } == [
                "video/There [lambda/function-arn] 'lambda:f' is not the ARN of a function -> import the function by "
                    + "arn:aws:lambda:<region>:<account>:function:<name>"
            ])
    }

    @Test func versions() {
        #expect(
            stackDiagnostics { stack in
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
                "video/A [lambda/provisioned-concurrency] The number of instances that are kept ready is 0, and the least "
                    + "is 1 -> set provisionedConcurrency to 1 or more, or leave it out",
                "video/A [lambda/version-weight] The weight of an additional version is 2, and 0 to 1 are possible -> set "
                    + "it to the share of invocations that the version gets",
                "video/A [lambda/version-weight] The weight of an additional version is -1, and 0 to 1 are possible -> "
                    + "set it to the share of invocations that the version gets",
                "video/A [lambda/version-weights-sum] The weights of the additional versions sum up to 1.5, which is more "
                    + "than 1 -> leave a share to the alias's own version",
                "video/URL [lambda/cors-age] Browsers are to remember the answer for 2 days, and at most 1 day is "
                    + "possible -> set maximumAge to .days(1) or less",
                "video/URL [lambda/url-of-version] A version of a function cannot have an address -> make an alias of the "
                    + "version and give that the address",
                "video/F/EventInvokeConfig [lambda/event-age] The maximum age of events is 30 seconds, and 1 minute to 6 "
                    + "hours are possible -> set maximumEventAge between .minutes(1) and .hours(6)",
                "video/F/EventInvokeConfig [lambda/async-retry-attempts] An event is to be tried again 3 times, and 0 to "
                    + "2 times are possible -> set retryAttempts to 0, 1 or 2",
                "video/F [lambda/async-invoke-twice] It is said already what happens after asynchronous invocations -> "
                    + "call configureAsyncInvoke once, and leave it out where the initializer has asyncInvoke",
                "video/F/CurrentVersion [lambda/async-invoke-twice] It is said already what happens after asynchronous "
                    + "invocations -> call configureAsyncInvoke once, and leave it out where the initializer has asyncInvoke",
            ])
        #expect(
            stackDiagnostics { stack in
                let function = make(stack)
                (function.node.defaultChild as? Lambda.CfnFunction)?.addPropertyOverride("Unheard", "of")
                function.addAlias("a")
            } == [
                "video/F [lambda/unknown-version-property] It is not known whether new versions differ in Unheard -> make "
                    + "the versions with FunctionVersion instead of currentVersion"
            ])
        let circular = stackDiagnostics { stack in
            let function = make(stack)
            function.addEnvironment("SELF", function.currentVersion.arn.text)
        }
        #expect(circular.count == 2)
        #expect(circular.last?.contains("[template/cycle]") == true)
        #expect(circular.first?.hasPrefix("video/F/CurrentVersion/Resource [") == true)
    }

    @Test func events() {
        #expect(
            stackDiagnostics { stack in
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
                "video/Q [lambda/fifo-batching-window] A queue that is FIFO has no batching window, and one of 6 minutes "
                    + "is given -> leave maximumBatchingWindow out",
                "video/F/SqsEventSource:videoQ89B5E4FA [lambda/batching-window] The batching window is 6 minutes, and at "
                    + "most 5 minutes are possible -> set maximumBatchingWindow to .minutes(5) or less",
                "video/F/SqsEventSource:videoQ89B5E4FA [lambda/maximum-concurrency] The limit of instances that read "
                    + "at the same time is 1, and 2 to 1000 are possible -> set maximumConcurrency between 2 and 1000",
                "video/R [lambda/queue-batch-size] A batch from the queue is to have at most 11 messages, and a limit of "
                    + "1 to 10 is possible without a batching window -> set batchSize between 1 and 10",
                "video/F/SqsEventSource:videoR589C59D5 [lambda/filter-key-without-filter] There is a key for filters, but "
                    + "no filter -> leave filterEncryptionKey out, or add a filter",
                "video/T [lambda/stream-batch-size] A batch from the stream is to have at most 0 records, and a limit of "
                    + "1 to 10000 is possible -> set batchSize between 1 and 10000",
                "video/F/DynamoDBEventSource:videoTEFEDB376 [lambda/record-age] The maximum age of records is 8 days, and "
                    + "1 minute to 7 days are possible -> set maximumRecordAge between .minutes(1) and .days(7)",
                "video/F/DynamoDBEventSource:videoTEFEDB376 [lambda/stream-retry-attempts] A batch that failed is to be "
                    + "tried again -2 times, and 0 to 10000 times are possible -> set retryAttempts between 0 and 10000, or to "
                    + "-1 for no limit",
                "video/F/DynamoDBEventSource:videoTEFEDB376 [lambda/parallelization-factor] The number of batches of a "
                    + "shard at the same time is 11, and 1 to 10 are possible -> set parallelizationFactor between 1 and 10",
                "video/F/DynamoDBEventSource:videoTEFEDB376 [lambda/tumbling-window] The tumbling window is 16 minutes, "
                    + "and at most 15 minutes are possible -> set tumblingWindow to .minutes(15) or less",
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
            app.diagnostics.map(\.line) == [
                "video/There [UnclearLambdaEnvironment] The permission is left out, because the function is in account "
                    + "222222222222, region us-east-1, and is not known to be in that of the stack: account 111111111111, region "
                    + "eu-south-1 -> import the function with isSameEnvironment, or acknowledge this if its policy has the "
                    + "permission already",
                "video/F [@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias] A permission for the function alone does not hold for "
                    + "its versions and aliases -> grant it by the version or alias that callers name",
                "video/Snap [@aws-cdk/aws-lambda:snapStartRequirePublish] SnapStart starts published versions of the function, and "
                    + "no other -> invoke a version or an alias, or acknowledge this if that is done already",
            ])
    }
}
