import CDK
import CDKIAM
import CDKStepFunctions
import Testing

/// What a user gets to read about states and how they are joined, to the letter.
@Suite struct StepFunctionsMistakesTests {
    /// The lines about a stack.
    private func mistakes(_ build: (Stack) -> Void) -> [String] {
        stateMachineDiagnostics(build).map(\.line)
    }

    /// The lines about a state machine of one state.
    private func stateMistakes(_ state: (Stack) -> State) -> [String] {
        mistakes { StateMachine($0, "Machine", definition: state($0)) }
    }

    @Test func placeOfState() {
        let line = #line + 2
        let found = stateMachineDiagnostics { stack in
            StateMachine(stack, "Machine", definition: Parallel(stack, "Nothing"))
        }
        #expect(
            found.map(\.description) == [
                "error: video/Nothing (ServiceTests/StepFunctionsMistakesTests.swift:\(line)): The state has no branches "
                    + "[swift-cdk:stepfunctions/no-branches]\n  add one: .branch(…)"
            ])
    }

    @Test func unreachable() {
        #expect(
            mistakes { stack in
                let shared = Pass(stack, "Shared")
                // The graph takes in all that leads to one of its states.
                Pass(stack, "Island").next(shared)
                StateMachine(stack, "Machine", definition: Pass(stack, "Start").next(shared))
            } == [
                "video/Island [stepfunctions/unreachable-state] No state leads here from 'Start', where the execution "
                    + "begins -> let a state lead to it, or leave it out"
            ])
    }

    @Test func duplicateNames() {
        #expect(
            mistakes { stack in
                let first = Pass(stack, "First", stateName: "Same")
                StateMachine(
                    stack, "Machine",
                    definition: first.next(Parallel(stack, "Branches").branch(Pass(stack, "Second", stateName: "Same"))))
            } == [
                "video/Second [stepfunctions/state-name-twice] The name 'Same' is that of two states: of one in branch 1 "
                    + "of 'Branches' (Same) and of one in the state machine (Same, Branches) -> give one of them a stateName, "
                    + "or prefix the states of a fragment"
            ])
        #expect(
            mistakes { stack in
                let scope = Construct(stack, "Scope")
                StateMachine(stack, "Machine", definition: Pass(stack, "Same").next(Pass(scope, "Same")))
            } == [
                "video/Scope/Same [stepfunctions/state-name-twice] The name 'Same' is that of two states: of one in the "
                    + "state machine (Same, Same) and of one in the state machine (Same, Same) -> give one of them a stateName, "
                    + "or prefix the states of a fragment"
            ])
        #expect(
            mistakes {
                StateMachine($0, "Machine", definition: Pass($0, "Long", stateName: String(repeating: "n", count: 81)))
            } == [
                "video/Long [stepfunctions/state-name-length] The state's name has 81 characters, and at most 80 are "
                    + "possible -> give the state a shorter stateName"
            ])
    }

    @Test func twoGraphs() {
        #expect(
            mistakes { stack in
                let shared = Pass(stack, "Shared")
                StateMachine(stack, "One", definition: Pass(stack, "A").next(shared))
                StateMachine(stack, "Two", definition: shared)
            } == [
                "video/Shared [stepfunctions/state-in-two-graphs] The state is in the state machine (A, Shared) already, "
                    + "and cannot be in the state machine (Shared) as well -> make a state of its own for each state machine, "
                    + "branch and map"
            ])
        #expect(
            mistakes { stack in
                let shared = Pass(stack, "Shared")
                StateMachine(
                    stack, "Machine",
                    definition: Parallel(stack, "Branches").branch(Pass(stack, "A").next(shared), Pass(stack, "B").next(shared)))
            } == [
                "video/B [stepfunctions/state-in-two-graphs] The state is in branch 1 of 'Branches' (A, Shared, B) "
                    + "already, and cannot be in branch 2 of 'Branches' (B) as well -> make a state of its own for each state "
                    + "machine, branch and map"
            ])
    }

    @Test func chaining() {
        #expect(
            mistakes { stack in
                let first = Pass(stack, "First")
                first.next(Pass(stack, "Second"))
                StateMachine(stack, "Machine", definition: first.next(Pass(stack, "Third")))
            }.first
                == "video/First [stepfunctions/second-next] The state is followed by another already -> join the new state to the end of "
                + "the chain instead")
        #expect(
            mistakes { stack in
                let chain = Pass(stack, "First").next(Succeed(stack, "Done"))
                StateMachine(stack, "Machine", definition: chain.next(Pass(stack, "Never")))
            } == [
                "video/First [stepfunctions/end-of-chain] Nothing can follow 'Done', at which the chain ends -> continue "
                    + "from a state that does not end the execution"
            ])
        #expect(
            mistakes { stack in
                let end = Succeed(stack, "End")
                StateMachine(
                    stack, "Machine",
                    definition: Choice(stack, "Choice").when(.isPresent("$.a"), next: end).otherwise(end).otherwise(end))
            } == [
                "video/Choice [stepfunctions/second-otherwise] The choice has an otherwise already -> leave one of the "
                    + "two out"
            ])
        #expect(
            mistakes { stack in
                let end = Pass(stack, "End")
                let choice = Choice(stack, "Choice").when(.and(), next: end).otherwise(end)
                StateMachine(stack, "Machine", definition: choice.afterwards(includesOtherwise: true))
            } == [
                "video/Choice [stepfunctions/empty-condition] The condition .and combines no conditions -> give it at "
                    + "least one",
                "video/Choice [stepfunctions/otherwise-in-use] The choice has an otherwise already, so nothing can be "
                    + "joined there -> leave includesOtherwise out",
            ])
    }

    @Test func choices() {
        #expect(
            stateMistakes({ Choice($0, "Choice") }) == [
                "video/Choice [stepfunctions/no-rules] The choice has no rule, so nothing can match -> add one: .when(…, "
                    + "next: …)"
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
                "video/Open [stepfunctions/choice-without-default] The choice has no default, so the execution fails with "
                    + "States.NoChoiceMatched where no rule matches -> say what to do then: .otherwise(…)"
            ])
    }

    @Test func unused() {
        #expect(
            stateMachineWarnings { Pass($0, "Alone") } == [
                "video/Alone [stepfunctions/unused-state] The state is in no state machine: no state of one leads to it "
                    + "-> let one lead to it, or leave it out"
            ])
    }

    @Test func maps() {
        #expect(
            stateMistakes({ MapState($0, "Map", maxConcurrency: .limit(-1)) }) == [
                "video/Map [stepfunctions/map-concurrency] At most -1 items are to be worked on at the same time -> set "
                    + "maxConcurrency to 1 or more, or leave it out for no limit",
                "video/Map [stepfunctions/no-processor] The map has no item processor -> add one: .itemProcessor(…)",
            ])
        #expect(
            stateMistakes({ stack in
                DistributedMap(stack, "Map", tolerating: .percentage(101), label: String(repeating: "l", count: 40) + " ")
                    .itemProcessor(Pass(stack, "A")).itemProcessor(Pass(stack, "B"))
            }) == [
                "video/Map [stepfunctions/failure-percentage] The percentage of iterations that may fail is 101, and 0 to "
                    + "100 are possible -> set the .percentage between 0 and 100",
                "video/Map [stepfunctions/label-length] The label has 41 characters, and at most 40 are possible -> "
                    + "shorten label",
                "video/Map [stepfunctions/label-characters] The label 'llllllllllllllllllllllllllllllllllllllll ' has "
                    + "spaces, or signs that ARNs cannot have -> use letters, digits, '-' and '_'",
                "video/Map [stepfunctions/second-processor] The map has an item processor already -> chain the states "
                    + "into one",
            ])
    }

    @Test func errors() {
        #expect(
            stateMistakes({ stack in
                Parallel(stack, "Parallel").branch(Pass(stack, "A"))
                    .retry(Retry(on: [.all, .timeout])).catch([.taskFailed, .all], next: Pass(stack, "B"))
            }) == [
                "video/Parallel [stepfunctions/all-errors] States.ALL stands beside other errors, and is all of them -> "
                    + "leave the other errors out, or handle them separately"
            ])
    }

    @Test func templates() {
        #expect(
            stateMistakes({ Pass($0, "Pass", parameters: ["list": [.path("$.a")]]) }) == [
                "video/Pass [stepfunctions/path-in-list] Parameters has a path in a list, and paths can only be members "
                    + "of objects -> make the list with a function: .path(.array(\"$.first\", \"$.second\"))"
            ])
        #expect(
            stateMistakes({ Pass($0, "Pass", parameters: .path("$.a")) }) == [
                "video/Pass [stepfunctions/template-is-path] Parameters is one path, and has to be an object with paths "
                    + "in it -> write an object, or choose a part of the input with inputPath"
            ])
    }

    @Test func languages() {
        #expect(
            mistakes { stack in
                StateMachine(stack, "Machine", definition: Pass(stack, "Pass", language: .jsonPath), queryLanguage: .jsonata)
            } == [
                "video/Pass [stepfunctions/state-language] The state is in JSONPath, and the state machine as a whole in "
                    + "JSONata -> leave queryLanguage of the state machine out, and set the language of single states"
            ])
        #expect(
            mistakes { stack in
                StateMachine(
                    stack, "Machine",
                    definition: Pass(stack, "Path", outputs: ["a": 1]).next(
                        Pass(stack, "Expression", inputPath: "$.a", assign: ["b": .path("$.b")], language: .jsonata)))
            } == [
                "video/Path [stepfunctions/field-of-other-language] A state in JSONPath cannot have Output -> set the "
                    + "language to .jsonata",
                "video/Expression [stepfunctions/field-of-other-language] A state in JSONata cannot have InputPath -> use "
                    + "outputs and expressions in its place",
                "video/Expression [stepfunctions/path-in-jsonata] A state in JSONata cannot have the path Assign.b.$ -> "
                    + "write an expression: \"{% $states.input.name %}\"",
            ])
    }

    @Test func machines() {
        #expect(
            mistakes { stack in
                StateMachine(
                    stack, "Machine", definition: Pass(stack, "Pass"), stateMachineName: "no spaces", timeout: .seconds(0))
            } == [
                "video/Machine [stepfunctions/machine-name-characters] The state machine's name 'no spaces' does not "
                    + "consist of letters, digits and + ! @ . ( ) - = _ ' alone -> correct stateMachineName",
                "video/Machine [stepfunctions/number-range] TimeoutSeconds is 0, and whole numbers from 1 to 99999999 are "
                    + "possible -> choose one of these",
            ])
        #expect(
            mistakes { stack in
                StateMachine(
                    stack, "Machine", definition: Pass(stack, "Pass"), stateMachineName: .init(String(repeating: "n", count: 81)))
            } == [
                "video/Machine [stepfunctions/machine-name-length] The state machine's name has 81 characters, and 1 to "
                    + "80 are possible -> correct stateMachineName"
            ])
        #expect(
            mistakes { _ = StateMachine.imported($0, "Machine", arn: "arn:aws:states:eu-south-1:111111111111:nothing") } == [
                "video/Machine [stepfunctions/machine-arn] 'arn:aws:states:eu-south-1:111111111111:nothing' is not the "
                    + "ARN of a state machine -> import it by arn:aws:states:<region>:<account>:stateMachine:<name>"
            ])
    }
}

/// The mistakes in a stack.
func stateMachineDiagnostics(_ build: (Stack) -> Void) -> [Diagnostic] { diagnostics(.error, build) }

/// The warnings about the constructs of a stack, with their paths.
func stateMachineWarnings(_ build: (Stack) -> Void) -> [String] {
    diagnostics(.warning, build).map(\.line)
}

private func diagnostics(_ severity: Diagnostic.Severity, _ build: (Stack) -> Void) -> [Diagnostic] {
    let app = App(outputDirectory: "never-written", processEnvironment: [:])
    build(Stack(app, "video", env: Environment(account: "111111111111", region: .euSouth1)))
    _ = try? app.render()
    return app.diagnostics.filter { $0.severity == severity }
}
