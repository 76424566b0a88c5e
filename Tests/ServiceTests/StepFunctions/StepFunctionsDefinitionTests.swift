import CDK
import CDKAssertions
import CDKStepFunctions
import Testing

/// What a user gets to read about a definition that was written by hand, to the letter.
@Suite struct StepFunctionsDefinitionTests {
    /// The messages about a definition.
    private func messages(_ definition: AnyValue) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: .json(definition)) }.map(\.words)
    }

    /// The messages about a definition of one state.
    private func messages(of state: AnyValue) -> [String] { messages(["StartAt": "A", "States": ["A": state]]) }

    @Test func parametersOfBranchesInJSONata() throws {
        let stack = Stack(App(outputDirectory: "never-written", processEnvironment: [:]), "S")
        let both = Parallel(stack, "Both", parameters: ["film": "{% $states.input.film %}"]).branch(Pass(stack, "One"))
        StateMachine(stack, "Machine", definition: both, queryLanguage: .jsonata)
        let machine = try Template(of: stack).resources(ofType: "AWS::StepFunctions::StateMachine").values.first
        let definition = try JSON(parsing: machine?["Properties"]?["DefinitionString"]?.string ?? "")
        #expect(definition["States"]?["Both"]?["Arguments"] == ["film": "{% $states.input.film %}"])
        #expect(definition["States"]?["Both"]?["Parameters"] == nil)
    }

    @Test func transitions() {
        #expect(
            messages(["StartAt": "A"]) == [
                "[stepfunctions/no-states] The state machine has no states"
            ])
        #expect(
            messages(["States": ["A": ["Type": "Succeed"]]]) == [
                "[stepfunctions/no-start] The state machine does not say where it begins"
            ])
        #expect(
            messages(["StartAt": "B", "States": ["A": ["Type": "Succeed"]]]) == [
                "[stepfunctions/unknown-start] The state machine begins at 'B', which is none of its states"
            ])
        #expect(
            messages(of: ["Type": "Pass"]) == [
                "[stepfunctions/neither-next-nor-end] A: The state has neither Next nor End"
            ])
        #expect(
            messages(of: ["Type": "Pass", "Next": "A", "End": true]) == [
                "[stepfunctions/next-and-end] A: The state has both Next and End"
            ])
        #expect(
            messages(of: ["Type": "Pass", "Next": "B"]) == [
                "[stepfunctions/unknown-target] A: Next leads to 'B', which is none of the states beside it"
            ])
        #expect(
            messages(of: ["Type": "Succeed", "Next": "A"]) == [
                "[stepfunctions/next-of-end] A: A state of type Succeed ends the execution and cannot have Next"
            ])
        #expect(
            messages(of: ["Type": "Fail", "Next": "A"]) == [
                "[stepfunctions/next-of-end] A: A state of type Fail ends the execution and cannot have Next"
            ])
        #expect(
            messages(of: ["Type": "Choice", "Choices": [["Variable": "$.a", "IsNull": true, "Next": "A"]], "Default": "A", "End": true])
                == [
                    "[stepfunctions/next-of-choice] A: A state of type Choice goes on by its rules and cannot have Next or End"
                ])
        #expect(
            messages(of: ["Type": "Task", "End": true]) == [
                "[stepfunctions/no-resource] A: The task has no Resource"
            ])
        #expect(
            messages(of: ["Type": "Loop"]) == [
                "[stepfunctions/state-type] A: The state has no Type that there is"
            ])
        #expect(
            messages(["StartAt": "A", "States": ["A": ["Type": "Succeed"], "B": ["Type": "Succeed"]]]) == [
                "[stepfunctions/unreachable-state] B: No state leads here from 'A', where the execution begins"
            ])
        #expect(
            messages(of: ["Type": "Parallel", "End": true, "Branches": [["StartAt": "A", "States": ["A": ["Type": "Succeed"]]]]]) == [
                "[stepfunctions/state-name-twice] A: Another state of the state machine has the same name"
            ])
        #expect(
            messages(of: ["Type": "Map", "End": true, "ItemProcessor": ["StartAt": "B", "States": ["C": ["Type": "Succeed"]]]]) == [
                "[stepfunctions/unknown-start] A: The item processor begins at 'B', which is none of its states"
            ])
        #expect(
            messages(of: ["Type": "Parallel", "End": true, "Branches": [["StartAt": "B", "States": [:]]]]) == [
                "[stepfunctions/no-states] A: Branch 1 has no states"
            ])
    }

    @Test func catches() {
        let handlers: AnyValue = [["ErrorEquals": ["States.ALL"]], ["ErrorEquals": [], "Next": "B"]]
        #expect(
            messages(of: ["Type": "Task", "Resource": "arn", "End": true, "Catch": handlers]) == [
                "[stepfunctions/no-target] A: Catch[0].Next names no state",
                "[stepfunctions/unknown-target] A: Catch[1].Next leads to 'B', which is none of the states beside it",
                "[stepfunctions/no-errors] A: Catch[1] names no errors",
            ])
    }

    @Test func text() {
        let found = stateMachineDiagnostics { StateMachine($0, "Machine", definition: .text("{\"StartAt\": ")) }
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix("The definition is not JSON: ") == true)
        let line = #line + 2
        let unfinished = stateMachineDiagnostics {
            StateMachine($0, "Machine", definition: .text("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\"}}}"))
        }
        #expect(
            unfinished.map(\.description) == [
                "error: video/Machine (ServiceTests/StepFunctionsDefinitionTests.swift:\(line)): A: The state has neither Next nor End "
                    + "[swift-cdk:stepfunctions/neither-next-nor-end]\n  add \"Next\" and the name of a state, or \"End\": true"
            ])
        // Where a substitution stands, anything can be.
        #expect(
            stateMachineDiagnostics {
                StateMachine(
                    $0, "Machine",
                    definition: .text("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":${s},\"Next\":\"${b}\"}}}"),
                    substitutions: ["s": "1", "b": "A"])
            }.isEmpty)
    }

    @Test func times() {
        func task(_ fields: AnyValue) -> [String] {
            guard case .object(let members) = fields.raw else { return [] }
            let all = [("Type", AnyValue("Task")), ("Resource", "arn"), ("End", true)] + members.map { ($0.key, AnyValue(raw: $0.value)) }
            return messages(of: .object(all))
        }
        #expect(
            task(["TimeoutSeconds": 0, "HeartbeatSeconds": 1.5]) == [
                "[stepfunctions/number-range] A: TimeoutSeconds is 0, and whole numbers from 1 to 99999999 are possible",
                "[stepfunctions/number-range] A: HeartbeatSeconds is 1.5, and whole numbers from 1 to 99999999 are "
                    + "possible",
                "[stepfunctions/heartbeat-after-timeout] A: HeartbeatSeconds is 1.5, and TimeoutSeconds not more: 0",
            ])
        #expect(
            task(["TimeoutSeconds": 60, "HeartbeatSeconds": 60]) == [
                "[stepfunctions/heartbeat-after-timeout] A: HeartbeatSeconds is 60, and TimeoutSeconds not more: 60"
            ])
        #expect(
            task(["Retry": [["IntervalSeconds": 0, "MaxAttempts": -1, "BackoffRate": 0.5, "MaxDelaySeconds": 31_622_400]]]) == [
                "[stepfunctions/no-errors] A: Retry[0] names no errors",
                "[stepfunctions/number-range] A: Retry[0].IntervalSeconds is 0, and whole numbers from 1 to 99999999 are "
                    + "possible",
                "[stepfunctions/number-range] A: Retry[0].MaxAttempts is -1, and whole numbers from 0 to 99999999 are "
                    + "possible",
                "[stepfunctions/number-range] A: Retry[0].MaxDelaySeconds is 31622400, and whole numbers from 1 to "
                    + "31622399 are possible",
                "[stepfunctions/backoff-rate] A: Retry[0].BackoffRate is 0.5, and the least is 1",
            ])
        #expect(
            task(["Retry": [["ErrorEquals": ["E"], "IntervalSeconds": 10, "MaxDelaySeconds": 10]]]) == [
                "[stepfunctions/maximum-delay] A: Retry[0].MaxDelaySeconds is 10, and IntervalSeconds not less: 10"
            ])
        #expect(
            messages(of: ["Type": "Wait", "Seconds": 100_000_000, "End": true]) == [
                "[stepfunctions/number-range] A: Seconds is 100000000, and whole numbers from 0 to 99999999 are possible"
            ])
        #expect(
            messages(of: ["Type": "Wait", "End": true]) == [
                "[stepfunctions/wait-times] A: The state does not say once how long it waits"
            ])
    }
}
