import CDK
import CDKIAM
import CDKStepFunctions
import Testing

/// What a user gets to read about states and how they are joined, to the letter.
@Suite struct StepFunctionsMistakesTests {
    /// Path, message and action of each problem of a stack.
    private func problems(_ build: (Stack) -> Void) -> [String] {
        stateMachineDiagnostics(build).map { "\($0.constructPath): \($0.message) -> \($0.action ?? "")" }
    }

    /// The problems of a state machine of one state.
    private func stateProblems(_ state: (Stack) -> State) -> [String] {
        problems { StateMachine($0, "Machine", definition: state($0)) }
    }

    @Test func placeOfState() {
        let line = #line + 2
        let found = stateMachineDiagnostics { stack in
            StateMachine(stack, "Machine", definition: Parallel(stack, "Nothing"))
        }
        #expect(
            found.map(\.description) == [
                "error: video/Nothing (ServiceTests/StepFunctionsMistakesTests.swift:\(line)): Parallel must have at least one branch\n"
                    + "  add one: .branch(…)"
            ])
    }

    @Test func unreachable() {
        #expect(
            problems { stack in
                let shared = Pass(stack, "Shared")
                // The graph takes in all that leads to one of its states.
                Pass(stack, "Island").next(shared)
                StateMachine(stack, "Machine", definition: Pass(stack, "Start").next(shared))
            } == ["video/Island: State 'Island' cannot be reached from 'Start' -> let a state lead to it, or leave it out"])
    }

    @Test func duplicateNames() {
        #expect(
            problems { stack in
                let first = Pass(stack, "First", stateName: "Same")
                StateMachine(
                    stack, "Machine",
                    definition: first.next(Parallel(stack, "Branches").branch(Pass(stack, "Second", stateName: "Same"))))
            } == [
                "video/Second: State with name 'Same' occurs in both Parallel 'Branches' branch 1 (Same) and State Machine definition "
                    + "(Same, Branches). All states must have unique names. -> "
                    + "give one of them a stateName, or prefix the states of a fragment"
            ])
        #expect(
            problems { stack in
                let scope = Construct(stack, "Scope")
                StateMachine(stack, "Machine", definition: Pass(stack, "Same").next(Pass(scope, "Same")))
            } == [
                "video/Scope/Same: State with name 'Same' occurs in both State Machine definition (Same, Same) and State Machine "
                    + "definition (Same, Same). All states must have unique names. -> "
                    + "give one of them a stateName, or prefix the states of a fragment"
            ])
        #expect(
            problems {
                StateMachine($0, "Machine", definition: Pass($0, "Long", stateName: String(repeating: "n", count: 81)))
            } == [
                "video/Long: State name '\(String(repeating: "n", count: 81))' has 81 characters. At most 80 are allowed. -> "
                    + "give the state a shorter stateName"
            ])
    }

    @Test func twoGraphs() {
        #expect(
            problems { stack in
                let shared = Pass(stack, "Shared")
                StateMachine(stack, "One", definition: Pass(stack, "A").next(shared))
                StateMachine(stack, "Two", definition: shared)
            } == [
                "video/Shared: Trying to use state 'Shared' in State Machine definition (Shared), but is already in State Machine "
                    + "definition (A, Shared). Every state can only be used in one graph. -> "
                    + "make a state of its own for each state machine, branch and map"
            ])
        #expect(
            problems { stack in
                let shared = Pass(stack, "Shared")
                StateMachine(
                    stack, "Machine",
                    definition: Parallel(stack, "Branches").branch(Pass(stack, "A").next(shared), Pass(stack, "B").next(shared)))
            } == [
                "video/B: Trying to use state 'B' in Parallel 'Branches' branch 2 (B), but is already in Parallel 'Branches' "
                    + "branch 1 (A, Shared, B). Every state can only be used in one graph. -> "
                    + "make a state of its own for each state machine, branch and map"
            ])
    }

    @Test func chaining() {
        #expect(
            problems { stack in
                let first = Pass(stack, "First")
                first.next(Pass(stack, "Second"))
                StateMachine(stack, "Machine", definition: first.next(Pass(stack, "Third")))
            }.first == "video/First: State 'First' already has a next state -> join the new state to the end of the chain instead")
        #expect(
            problems { stack in
                let chain = Pass(stack, "First").next(Succeed(stack, "Done"))
                StateMachine(stack, "Machine", definition: chain.next(Pass(stack, "Never")))
            } == [
                "video/First: Cannot add to chain: last state in chain (Done) does not allow it -> "
                    + "end the chain with 'Done', or continue from a state that does not end the execution"
            ])
        #expect(
            problems { stack in
                let end = Succeed(stack, "End")
                StateMachine(
                    stack, "Machine",
                    definition: Choice(stack, "Choice").when(.isPresent("$.a"), next: end).otherwise(end).otherwise(end))
            } == ["video/Choice: Choice 'Choice' already has a default next state -> leave one of the two out"])
        #expect(
            problems { stack in
                let end = Pass(stack, "End")
                let choice = Choice(stack, "Choice").when(.and(), next: end).otherwise(end)
                StateMachine(stack, "Machine", definition: choice.afterwards(includesOtherwise: true))
            } == [
                "video/Choice: Must supply at least one inner condition for a logical combination -> give it conditions",
                "video/Choice: 'includeOtherwise' set but Choice state Choice already has an 'otherwise' transition -> "
                    + "leave includesOtherwise out",
            ])
    }

    @Test func choices() {
        #expect(
            stateProblems({ Choice($0, "Choice") }) == [
                "video/Choice: Choice 'Choice' has no rule, so nothing can match -> add one: .when(…, next: …)"
            ])
        let warnings = stateMachineWarnings { stack in
            let end = Succeed(stack, "End")
            StateMachine(stack, "Machine", definition: Choice(stack, "Open").when(.isPresent("$.a"), next: end))
            let other = Succeed(stack, "Other")
            // One of the two always holds.
            StateMachine(
                stack, "Closed",
                definition: Choice(stack, "Complete").when(.isPresent("$.a"), next: other).when(.isNotPresent("$.a"), next: other))
            let third = Succeed(stack, "Third")
            let isReady = Condition.stringEquals("$.status", "READY")
            StateMachine(
                stack, "Negated", definition: Choice(stack, "Negation").when(isReady, next: third).when(.not(isReady), next: third))
        }
        #expect(
            warnings == [
                "video/Open: Choice 'Open' has no default: the execution fails with States.NoChoiceMatched where no rule matches "
                    + "[ack: @aws-cdk/aws-stepfunctions:choiceWithoutDefault]"
            ])
    }

    @Test func unused() {
        #expect(
            stateMachineWarnings { Pass($0, "Alone") } == [
                "video/Alone: State 'Alone' is in no state machine: no state of one leads to it "
                    + "[ack: @aws-cdk/aws-stepfunctions:unusedState]"
            ])
    }

    @Test func maps() {
        #expect(
            stateProblems({ MapState($0, "Map", maxConcurrency: .limit(-1)) }) == [
                "video/Map: maxConcurrency has to be a positive integer -> leave it out to set no limit",
                "video/Map: Map state must either have a non-empty iterator or a non-empty item processor -> add one: .itemProcessor(…)",
            ])
        #expect(
            stateProblems({ stack in
                DistributedMap(stack, "Map", tolerating: .percentage(101), label: String(repeating: "l", count: 40) + " ")
                    .itemProcessor(Pass(stack, "A")).itemProcessor(Pass(stack, "B"))
            }) == [
                "video/Map: toleratedFailurePercentage must be between 0 and 100 -> the percentage is 101.0",
                "video/Map: label must be 40 characters or less -> shorten '\(String(repeating: "l", count: 40)) '",
                "video/Map: label cannot contain any whitespace or special characters -> use letters, digits, '-' and '_'",
                "video/Map: Map 'Map' already has an item processor -> chain the states into one",
            ])
    }

    @Test func errors() {
        #expect(
            stateProblems({ stack in
                Parallel(stack, "Parallel").branch(Pass(stack, "A"))
                    .retry(Retry(on: [.all, .timeout])).catch([.taskFailed, .all], next: Pass(stack, "B"))
            }) == [
                // Of the retry and of the catch: one text at one place is said once.
                "video/Parallel: States.ALL must appear alone in an error list -> leave the other errors out, or handle them separately"
            ])
    }

    @Test func templates() {
        #expect(
            stateProblems({ Pass($0, "Pass", parameters: ["list": [.path("$.a")]]) }) == [
                "video/Pass: Cannot use JsonPath fields in an array, they must be used in objects -> "
                    + "make the array with a function: .path(.array(\"$.first\", \"$.second\"))"
            ])
        #expect(
            stateProblems({ Pass($0, "Pass", parameters: .path("$.a")) }) == [
                "video/Pass: Parameters of state 'Pass' is a path: it has to be an object with paths in it -> "
                    + "write an object, or choose a part of the input with inputPath"
            ])
    }

    @Test func languages() {
        #expect(
            problems { stack in
                StateMachine(stack, "Machine", definition: Pass(stack, "Pass", language: .jsonPath), queryLanguage: .jsonata)
            } == [
                "video/Pass: 'queryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine video/Pass -> "
                    + "leave the language of the state machine out, and set it for single states"
            ])
        #expect(
            problems { stack in
                StateMachine(
                    stack, "Machine",
                    definition: Pass(stack, "Path", outputs: ["a": 1]).next(
                        Pass(stack, "Expression", inputPath: "$.a", assign: ["b": .path("$.b")], language: .jsonata)))
            } == [
                "video/Path: State 'Path' is in JSONPath and cannot have Output -> set the language to .jsonata",
                "video/Expression: State 'Expression' is in JSONata and cannot have InputPath -> use outputs and expressions in its place",
                "video/Expression: State 'Expression' is in JSONata and cannot have the path Assign.b.$ -> "
                    + "write an expression: \"{% $states.input.name %}\"",
            ])
    }

    @Test func machines() {
        #expect(
            problems { stack in
                StateMachine(
                    stack, "Machine", definition: Pass(stack, "Pass"), stateMachineName: "no spaces", timeout: .seconds(0))
            } == [
                "video/Machine: State Machine name must match \"^[a-z0-9+!@.()-=_']+$/i\". Received: no spaces -> "
                    + "use letters, digits and + ! @ . ( ) - = _ '",
                "video/Machine: TimeoutSeconds of the state machine is 0, but must be from 1 to 99999999 -> choose a value in that range",
            ])
        #expect(
            problems { stack in
                StateMachine(
                    stack, "Machine", definition: Pass(stack, "Pass"), stateMachineName: .init(String(repeating: "n", count: 81)))
            } == [
                "video/Machine: State Machine name must be between 1 and 80 characters. Received: \(String(repeating: "n", count: 81)) -> "
                    + "choose another name"
            ])
        #expect(
            problems { _ = StateMachine.imported($0, "Machine", arn: "arn:aws:states:eu-south-1:111111111111:nothing") } == [
                "video/Machine: 'arn:aws:states:eu-south-1:111111111111:nothing' is not the ARN of a state machine -> "
                    + "import it by arn:aws:states:<region>:<account>:stateMachine:<name>"
            ])
    }
}

/// The mistakes in a stack.
func stateMachineDiagnostics(_ build: (Stack) -> Void) -> [Diagnostic] { diagnostics(.error, build) }

/// The warnings about the constructs of a stack, with their paths.
func stateMachineWarnings(_ build: (Stack) -> Void) -> [String] {
    diagnostics(.warning, build).map { "\($0.constructPath): \($0.message)" }
}

private func diagnostics(_ severity: Diagnostic.Severity, _ build: (Stack) -> Void) -> [Diagnostic] {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    _ = try? app.render()
    return app.diagnostics.filter { $0.severity == severity }
}
