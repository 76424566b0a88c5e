import CDK
import CDKStepFunctions

extension PlacedMistake {
    /// States, and what is said of one.
    static var workflows: [PlacedMistake] {
        [
            PlacedMistake("stepfunctions/state-name-twice") { stack, lines in
                let first = lines.other(Pass(stack, "First", stateName: "Same"))
                let second = lines.wrong(Pass(stack, "Second", stateName: "Same"))
                StateMachine(stack, "M", definition: first.next(second))
            },
            PlacedMistake("stepfunctions/no-branches") { stack, lines in
                let state = lines.wrong(Parallel(stack, "Nothing"))
                StateMachine(stack, "M", definition: state)
            },
            PlacedMistake("stepfunctions/second-next") { stack, lines in
                let start = Pass(stack, "Start")
                let end = Pass(stack, "End")
                _ = lines.other(start.next(end))
                _ = lines.wrong(start.next(Succeed(stack, "Other")))
                StateMachine(stack, "M", definition: start)
            },
            PlacedMistake("stepfunctions/end-of-chain") { stack, lines in
                let chain = Pass(stack, "Start").next(Succeed(stack, "End"))
                _ = lines.wrong(chain.next(Pass(stack, "Other")))
                StateMachine(stack, "M", definition: chain)
            },
            PlacedMistake("stepfunctions/backoff-rate") { stack, lines in
                let map = MapState(stack, "Map").itemProcessor(Pass(stack, "Inner"))
                // What handles all errors is written last.
                map.retry(
                    lines.wrong(Retry(backoffRate: 0.5)),
                    Retry(on: [.timeout], backoffRate: 2))
                StateMachine(stack, "M", definition: map)
            },
            PlacedMistake("units/fraction") { stack, lines in
                let map = MapState(stack, "Map").itemProcessor(Pass(stack, "Inner"))
                map.retry(
                    lines.wrong(Retry(interval: .milliseconds(1_500))))
                StateMachine(stack, "M", definition: map)
            },
            PlacedMistake("stepfunctions/all-errors") { stack, lines in
                let map = MapState(stack, "Map").itemProcessor(Pass(stack, "Inner"))
                _ = lines.wrong(map.catch([.all, .timeout], next: Fail(stack, "Failed")))
                StateMachine(stack, "M", definition: map)
            },
            PlacedMistake("stepfunctions/path-syntax") { stack, lines in
                let map = MapState(stack, "Map").itemProcessor(Pass(stack, "Inner"))
                map.catch([.timeout], next: Fail(stack, "Late"))
                _ = lines.wrong(map.catch([.taskFailed], resultPath: "$.a[", next: Fail(stack, "Failed")))
                StateMachine(stack, "M", definition: map)
            },
            PlacedMistake("stepfunctions/path-start") { stack, lines in
                let choice = Choice(stack, "Choice").otherwise(Succeed(stack, "Done"))
                choice.when(.isPresent("$.a"), next: Pass(stack, "A"))
                _ = lines.wrong(choice.when(.isPresent("b"), next: Pass(stack, "B")))
                StateMachine(stack, "M", definition: choice)
            },
            PlacedMistake("stepfunctions/empty-condition") { stack, lines in
                let choice = Choice(stack, "Choice").otherwise(Succeed(stack, "Done"))
                _ = lines.wrong(choice.when(.and(), next: Pass(stack, "A")))
                StateMachine(stack, "M", definition: choice)
            },
            PlacedMistake("stepfunctions/second-otherwise") { stack, lines in
                let choice = Choice(stack, "Choice").when(.isPresent("$.a"), next: Pass(stack, "A"))
                _ = lines.other(choice.otherwise(Succeed(stack, "Done")))
                _ = lines.wrong(choice.otherwise(Succeed(stack, "Ready")))
                StateMachine(stack, "M", definition: choice)
            },
            PlacedMistake("stepfunctions/second-processor") { stack, lines in
                let map = MapState(stack, "Map")
                _ = lines.other(map.itemProcessor(Pass(stack, "Inner")))
                _ = lines.wrong(map.itemProcessor(Pass(stack, "More")))
                StateMachine(stack, "M", definition: map)
            },
        ]
    }
}
