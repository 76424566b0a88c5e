import CDK
import CDKIAM
import CDKStepFunctions
import ConformanceSupport
import Testing

/// States of all kinds with all of their fields, and how they are joined.
@Suite struct StepFunctionsStateCases {
    /// Two states that are used several times.
    private final class Pair: StateMachineFragment {
        init(_ scope: any Scope, _ id: String) {
            let scope = Node(scope, id)
            super.init(scope, Pass(scope, "A").next(Pass(scope, "B")))
        }
    }

    @Test func states() throws {
        try Conformance.check("120-stepfunctions-states") { app in
            let stack = Stack(app, "States", env: Conformance.environment)
            simple(stack)
            functions(stack)
            comparisons(stack)
            meeting(stack)
            nested(stack)
            looping(stack)
            distributed(stack)
            jsonata(stack)
        }
    }

    private func simple(_ stack: Stack) {
        let first = Pass(
            stack, "First", stateName: "Renamed", comment: "c", inputPath: "$.in",
            parameters: [
                "a": .path("$.a"), "b.$": "$.b", "n": 1.5, "t": true, "s": "x",
                "o": ["z": .path("$.z"), "l": [1, "two", ["p": .path("$.p")]]],
            ], resultPath: .discard, outputPath: "$.out", assign: ["v": .path("$.v"), "w": [1]])
        let lists = Pass(stack, "Lists", result: [1, nil, ["a": "b"]], resultPath: "$.list")
        StateMachine(
            stack, "Simple",
            definition: first.next(Pass(stack, "Texts", result: "it's")).next(lists)
                .next(Wait(stack, "Seconds", time: .duration(.minutes(2)), comment: "w"))
                .next(Wait(stack, "Path", time: .secondsPath("$.seconds")))
                .next(Wait(stack, "Until", time: .timestamp("2026-11-25T12:00:00Z")))
                .next(Wait(stack, "UntilPath", time: .timestampPath("$.when")))
                .next(Succeed(stack, "Done", comment: "d", inputPath: "$.x", outputPath: "$.y")))
    }

    private func functions(_ stack: Stack) {
        let calls: [(String, JSONPath)] = [
            ("array", .array("$.a", .text("b"), .executionName)), ("partition", .arrayPartition("$.a", size: 4)),
            ("contains", .arrayContains("$.a", .text("x"))), ("range", .arrayRange(1, through: 9, by: 2)),
            ("item", .arrayGetItem("$.a", at: 5)), ("length", .arrayLength("$.a")), ("unique", .arrayUnique("$.a")),
            ("encode", .base64Encode("$.a")), ("decode", .base64Decode(.text("YQ=="))),
            ("hash", .hash(.format("{}/{}", "$.a", "$.b"), .sha256)), ("merge", .jsonMerge("$.a", "$.b")),
            ("parse", .stringToJSON("$.a")), ("text", .jsonToString("$.a")), ("random", .mathRandom(from: 1, to: 10)),
            ("add", .mathAdd("$.a", -1)), ("split", .stringSplit("$.a", separator: .text(","))), ("uuid", .uuid),
            ("quoted", .format("it's {} \\{no\\} a\\b", "$.a")),
        ]
        let facts: [(String, PayloadTemplate)] = [
            (
                "execution",
                [
                    [
                        "id": .path(.executionID), "input": .path(.executionInput), "name": .path(.executionName),
                        "role": .path(.executionRoleARN), "start": .path(.executionStartTime),
                    ]
                ]
            ),
            (
                "state",
                [
                    "entered": .path(.stateEnteredTime), "name": .path(.stateName), "retries": .path(.stateRetryCount),
                    "machine": .path(.stateMachineID), "machineName": .path(.stateMachineName),
                ]
            ), ("token", .path(.taskToken)), ("all", .path(.input)), ("context", .path(.context)), ("index", .path(.mapItemIndex)),
        ]
        StateMachine(
            stack, "Functions", definition: Pass(stack, "Compute", parameters: .object(calls.map { ($0, .path($1)) } + facts)))
    }

    private func comparisons(_ stack: Stack) {
        let texts: [Condition] = [
            .stringEquals("$.x", "v"), .stringEquals("$.x", path: "$.y"), .stringLessThan("$.x", "v"),
            .stringLessThan("$.x", path: "$.y"), .stringLessThanEquals("$.x", "v"), .stringLessThanEquals("$.x", path: "$.y"),
            .stringGreaterThan("$.x", "v"), .stringGreaterThan("$.x", path: "$.y"), .stringGreaterThanEquals("$.x", "v"),
            .stringGreaterThanEquals("$.x", path: "$.y"),
        ]
        let numbers: [Condition] = [
            .numberEquals("$.x", 1.5), .numberEquals("$.x", path: "$.y"), .numberLessThan("$.x", 1.5),
            .numberLessThan("$.x", path: "$.y"), .numberLessThanEquals("$.x", 1.5), .numberLessThanEquals("$.x", path: "$.y"),
            .numberGreaterThan("$.x", 1.5), .numberGreaterThan("$.x", path: "$.y"), .numberGreaterThanEquals("$.x", 1.5),
            .numberGreaterThanEquals("$.x", path: "$.y"),
        ]
        let times: [Condition] = [
            .timestampEquals("$.x", "v"), .timestampEquals("$.x", path: "$.y"), .timestampLessThan("$.x", "v"),
            .timestampLessThan("$.x", path: "$.y"), .timestampLessThanEquals("$.x", "v"), .timestampLessThanEquals("$.x", path: "$.y"),
            .timestampGreaterThan("$.x", "v"), .timestampGreaterThan("$.x", path: "$.y"), .timestampGreaterThanEquals("$.x", "v"),
            .timestampGreaterThanEquals("$.x", path: "$.y"),
        ]
        let others: [Condition] = [
            .booleanEquals("$.x", true), .booleanEquals("$.x", path: "$.y"), .stringMatches("$.x", "a*"), .isPresent("$.x"),
            .isNotPresent("$.x"), .isNull("$.x"), .isNotNull("$.x"), .isString("$.x"), .isNotString("$.x"), .isNumeric("$.x"),
            .isNotNumeric("$.x"), .isBoolean("$.x"), .isNotBoolean("$.x"), .isTimestamp("$.x"), .isNotTimestamp("$.x"),
        ]
        let choice = Choice(stack, "Choice", comment: "ch", inputPath: "$.i", outputPath: "$.o")
            .when(.or(texts + numbers + times + others), next: Pass(stack, "Yes"), comment: "any", assign: ["x": .path("$.x")])
            .when(
                .and(.not(texts[0]), .isPresent("$$.Execution.Input.a")),
                next: Fail(stack, "Text", error: .path(.format("{}", "$.e")), cause: "C")
            )
            .otherwise(Fail(stack, "No", error: "E", cause: .path("$.cause"), comment: "f"))
        StateMachine(stack, "Comparisons", definition: choice)
    }

    private func meeting(_ stack: Stack) {
        let handled = Pass(stack, "Handled")
        let custom = CustomState(
            stack, "Custom",
            definition: [
                "Type": "Task", "Resource": "arn:aws:states:::athena:getQueryExecution", "Parameters": ["Id.$": "$.id"],
            ]
        )
        .retry(Retry(on: ["Added"], maxAttempts: 0))
        .catch(resultPath: "$.error", next: handled)
        .catch(["Specific"], resultPath: .discard, next: handled)
        let ways = Choice(stack, "Ways")
            .when(.isPresent("$.a"), next: custom)
            .when(.isPresent("$.b"), next: Wait(stack, "Short", time: .duration(.seconds(1))))
            .afterwards(includesErrorHandlers: true, includesOtherwise: true)
        StateMachine(stack, "Meeting", definition: ways.next(Pass(stack, "After")))
    }

    private func nested(_ stack: Stack) {
        let failed = Pass(stack, "Failed")
        let parallel = Parallel(
            stack, "Parallel", comment: "p", inputPath: "$.i", parameters: ["q": .path("$.q")], resultSelector: ["one": .path("$[0]")],
            resultPath: "$.r", outputPath: "$.o", assign: ["v": 1]
        )
        .branch(Pair(stack, "One").prefixStates(), Pair(stack, "Two").prefixStates("2 ").next(Pass(stack, "Later")))
        .retry(
            Retry(),
            Retry(on: ["X", "Y"], interval: .minutes(1), backoffRate: 1, maxDelay: .hours(1), jitter: Retry.Jitter.none)
        )
        .catch(assign: ["e": .path("$.Error")], next: failed)
        let map = MapState(
            stack, "Map", itemsPath: "$.items", itemSelector: ["v": .path(.mapItemValue), "l": 1], maxConcurrency: .path("$.max"),
            comment: "m", inputPath: "$.i", resultSelector: ["c": .path("$.c")], resultPath: "$.r", outputPath: "$.o",
            assign: ["a": .path("$.a")]
        )
        .itemProcessor(Pair(stack, "Three").toSingleState(comment: "single", resultPath: "$.x"))
        .retry(Retry(on: [.timeout]))
        .catch([.taskFailed], resultPath: "$.e", next: failed)
        let whole = Pass(stack, "Chained").next(Pass(stack, "Twice")).toSingleState("Whole")
        let inner = MapState(stack, "Inner", maxConcurrency: 0).itemProcessor(whole)
        StateMachine(
            stack, "Nested", definition: parallel.next(map).next(MapState(stack, "Outer").itemProcessor(inner)), comment: "all",
            timeout: .days(1))
    }

    private func looping(_ stack: Stack) {
        let loop = Wait(stack, "Loop", time: .duration(.seconds(5)))
        let check = Choice(stack, "Check").when(.booleanEquals("$.done", true), next: Succeed(stack, "End")).otherwise(loop)
        StateMachine(stack, "Looping", definition: loop.next(check))
    }

    private func distributed(_ stack: Stack) {
        let labeled = DistributedMap(
            stack, "Labeled", itemsPath: "$.files", maxConcurrency: 100, executionType: .express,
            tolerating: .percentage(5), .countPath("$.count"), label: "files", resultPath: "$.r"
        ).itemProcessor(Pass(stack, "File"))
        StateMachine(stack, "Distributed", definition: labeled)
        let unlabeled = DistributedMap(stack, "Unlabeled", tolerating: .count(3)).itemProcessor(Pass(stack, "Item"))
        StateMachine(
            stack, "DistributedInside", definition: Parallel(stack, "Around").branch(unlabeled), stateMachineName: "inside")
    }

    private func jsonata(_ stack: Stack) {
        let transform = Pass(
            stack, "Transform", outputs: ["o": "{% $states.input.x %}", "l": [1]], assign: ["y": "{% $states.input.y %}"],
            language: .jsonata)
        let pause = Wait(stack, "Pause", time: .secondsExpression("{% $y %}"), language: .jsonata)
        let each = MapState(
            stack, "EachJ", items: "{% $states.input.items %}", itemSelector: ["v": "{% $states.context.Map.Item.Value %}"],
            maxConcurrency: .expression("{% $n %}"), outputs: "{% $states.result %}", language: .jsonata
        )
        .itemProcessor(Pass(stack, "InnerJ", outputs: "{% $states.input %}", language: .jsonata))
        .catch(assign: ["q": 1], outputs: "{% $states.errorOutput %}", next: Pass(stack, "HandledJ", language: .jsonata))
        let decide = Choice(stack, "Decide", outputs: "{% $states.input %}", assign: ["d": 1], language: .jsonata)
            .when(
                .jsonata("{% $y > 1 %}"), next: Succeed(stack, "SucceedJ", outputs: ["ok": true], language: .jsonata),
                outputs: "{% 1 %}", assign: ["z": 2]
            )
            .otherwise(Fail(stack, "FailJ", error: "{% $states.input.e %}", cause: "c", language: .jsonata))
        StateMachine(stack, "Jsonata", definition: transform.next(pause).next(each).next(decide), queryLanguage: .jsonata)
        let mixed = Parallel(stack, "Mixed", outputs: "{% $states.result %}", language: .jsonata)
            .branch(Pass(stack, "Plain", parameters: ["a": .path("$.a")]))
        StateMachine(stack, "SomeJsonata", definition: Pass(stack, "Before", inputPath: "$.x").next(mixed))
    }
}
