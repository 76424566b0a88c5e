import CDK
import CDKStepFunctions
import Testing

/// What a user gets to read about a definition that was written by hand, to the letter.
@Suite struct StepFunctionsDefinitionTests {
    /// The messages about a definition.
    private func messages(_ definition: AnyValue) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: .json(definition)) }.map(\.message)
    }

    /// The messages about a definition of one state.
    private func messages(of state: AnyValue) -> [String] { messages(["StartAt": "A", "States": ["A": state]]) }

    @Test func transitions() {
        #expect(messages(["StartAt": "A"]) == ["The state machine has no states"])
        #expect(messages(["States": ["A": ["Type": "Succeed"]]]) == ["The state machine does not say where it begins"])
        #expect(
            messages(["StartAt": "B", "States": ["A": ["Type": "Succeed"]]]) == [
                "The state machine begins at 'B', which is none of its states"
            ])
        #expect(messages(of: ["Type": "Pass"]) == ["State 'A' has neither Next nor End"])
        #expect(messages(of: ["Type": "Pass", "Next": "A", "End": true]) == ["State 'A' has both Next and End"])
        #expect(
            messages(of: ["Type": "Pass", "Next": "B"]) == ["Next of state 'A' leads to 'B', which is none of the states beside it"])
        #expect(
            messages(of: ["Type": "Succeed", "Next": "A"]) == ["State 'A' of type Succeed ends the execution and cannot have Next"])
        #expect(messages(of: ["Type": "Fail", "Next": "A"]) == ["State 'A' of type Fail ends the execution and cannot have Next"])
        #expect(
            messages(of: ["Type": "Choice", "Choices": [["Variable": "$.a", "IsNull": true, "Next": "A"]], "Default": "A", "End": true])
                == ["State 'A' of type Choice goes on by its rules and cannot have Next or End"])
        #expect(messages(of: ["Type": "Task", "End": true]) == ["Task 'A' has no Resource"])
        #expect(messages(of: ["Type": "Loop"]) == ["State 'A' has no Type that there is"])
        #expect(
            messages(["StartAt": "A", "States": ["A": ["Type": "Succeed"], "B": ["Type": "Succeed"]]]) == [
                "State 'B' cannot be reached from 'A'"
            ])
        #expect(
            messages(of: ["Type": "Parallel", "End": true, "Branches": [["StartAt": "A", "States": ["A": ["Type": "Succeed"]]]]]) == [
                "State name 'A' occurs more than once. All states of a state machine must have unique names."
            ])
        #expect(
            messages(of: ["Type": "Map", "End": true, "ItemProcessor": ["StartAt": "B", "States": ["C": ["Type": "Succeed"]]]]) == [
                "The item processor of state 'A' begins at 'B', which is none of its states"
            ])
        #expect(
            messages(of: ["Type": "Parallel", "End": true, "Branches": [["StartAt": "B", "States": [:]]]]) == [
                "Branch 1 of state 'A' has no states"
            ])
    }

    @Test func catches() {
        let handlers: AnyValue = [["ErrorEquals": ["States.ALL"]], ["ErrorEquals": [], "Next": "B"]]
        #expect(
            messages(of: ["Type": "Task", "Resource": "arn", "End": true, "Catch": handlers]) == [
                "Catch[0].Next of state 'A' names no state",
                "Catch[1].Next of state 'A' leads to 'B', which is none of the states beside it", "Catch[1] of state 'A' names no errors",
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
                "error: video/Machine (ServiceTests/StepFunctionsDefinitionTests.swift:\(line)): State 'A' has neither Next nor End\n"
                    + "  add \"Next\" and the name of a state, or \"End\": true"
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
                "TimeoutSeconds of state 'A' is 0, but must be from 1 to 99999999",
                "HeartbeatSeconds of state 'A' is 1.5, but must be from 1 to 99999999",
                "HeartbeatSeconds of state 'A' is 1.5, but must be less than TimeoutSeconds, 0",
            ])
        #expect(
            task(["TimeoutSeconds": 60, "HeartbeatSeconds": 60]) == [
                "HeartbeatSeconds of state 'A' is 60, but must be less than TimeoutSeconds, 60"
            ])
        #expect(
            task(["Retry": [["IntervalSeconds": 0, "MaxAttempts": -1, "BackoffRate": 0.5, "MaxDelaySeconds": 31_622_400]]]) == [
                "Retry[0] of state 'A' names no errors", "IntervalSeconds of Retry[0] of state 'A' is 0, but must be from 1 to 99999999",
                "MaxAttempts of Retry[0] of state 'A' is -1, but must be from 0 to 99999999",
                "MaxDelaySeconds of Retry[0] of state 'A' is 31622400, but must be from 1 to 31622399",
                "BackoffRate of Retry[0] of state 'A' is 0.5, but must be at least 1",
            ])
        #expect(
            task(["Retry": [["ErrorEquals": ["E"], "IntervalSeconds": 10, "MaxDelaySeconds": 10]]]) == [
                "MaxDelaySeconds of Retry[0] of state 'A' is 10, but must be more than IntervalSeconds, 10"
            ])
        #expect(
            messages(of: ["Type": "Wait", "Seconds": 100_000_000, "End": true]) == [
                "Seconds of state 'A' is 100000000, but must be from 0 to 99999999"
            ])
        #expect(messages(of: ["Type": "Wait", "End": true]) == ["State 'A' does not say once how long it waits"])
    }
}
