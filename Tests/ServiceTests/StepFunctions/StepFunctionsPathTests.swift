import CDK
import CDKStepFunctions
import Testing

/// Which paths and functions are ones, and what a user gets to read about the others.
@Suite struct StepFunctionsPathTests {
    /// The messages about a state with this value among its parameters.
    private func messages(parameter path: JSONPath) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: Pass($0, "A", parameters: ["p": .path(path)])) }
            .map(\.message)
    }

    /// The messages about a state with this result path.
    private func messages(resultPath: JSONPath) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: Pass($0, "A", resultPath: resultPath)) }.map(\.message)
    }

    @Test(arguments: [
        "$", "$$", "$.a", "$.a.b", "$.a-b", "$.ä", "$['a b']", "$.a['b\\'c']", "$.a[0]", "$.a[-1]", "$.a[0:2]", "$.a[*].b", "$..a", "$.*",
        "$.a[?(@.b > 1)]", "$.a[?(@.b == 'x]')]", "$$.Execution.Id", "$name", "$name.a", "States.UUID()", "States.Array()",
        "States.Array($.a, 'it\\'s', 1, -1.5, true, null)", "States.Format('{} \\{\\} {}', $.a, States.UUID())",
        "States.MathRandom(1, 9, 42)",
    ])
    func valid(path: String) {
        #expect(messages(parameter: JSONPath(path)) == [])
    }

    @Test(arguments: [
        ("a", "expected '(' at index 1"), ("", "expected '$' or a function call at index 0"), ("$.", "expected a name at index 2"),
        ("$.a b", "unexpected trailing characters at index 4"), ("$.a[", "unexpected end of string at index 4"),
        ("$.a[]", "expected an index or a name in quotes at index 4"), ("$['a", "unexpected end of string at index 4"),
        ("$.a)", "unexpected trailing characters at index 3"), ("States.Nothing()", "there is no function 'States.Nothing' at index 0"),
        ("States.UUID", "expected '(' at index 11"), ("States.UUID(", "unexpected end of string at index 12"),
        ("States.UUID($.a)", "States.UUID takes 0 arguments, got 1 at index 16"),
        ("States.ArrayLength()", "States.ArrayLength takes 1 argument, got 0 at index 20"),
        ("States.Format('{}')", "States.Format has 1 {} in its template, but 0 values at index 19"),
        ("States.Array($.a", "unexpected end of string at index 16"), ("States.Array($.a $.b)", "expected , or ) at index 17"),
        ("States.Array($.a,)", "expected an argument at index 17"),
        ("States.Array(\"a\")", "expected $, function, number or single-quoted string at index 13"),
    ])
    func invalid(path: String, mistake: String) {
        let quoted = path.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        #expect(
            messages(parameter: JSONPath(path)) == [
                "Parameters.p.$ of state 'A': Invalid JSONPath expression: \(mistake) in \"\(quoted)\""
            ])
    }

    @Test func places() {
        #expect(messages(resultPath: "$.a.b") == [])
        #expect(messages(resultPath: "$['a'][0]") == [])
        #expect(messages(resultPath: .discard) == [])
        #expect(
            messages(resultPath: "a") == ["ResultPath of state 'A': Expected JSON path to start with '$', got: a"])
        #expect(
            messages(resultPath: "$.a[*]") == [
                "ResultPath of state 'A': Invalid JSONPath expression: brackets with more than an index or a name do not name one place at "
                    + "index 6 in \"$.a[*]\""
            ])
        #expect(
            messages(resultPath: "$..a") == [
                "ResultPath of state 'A': Invalid JSONPath expression: '..' does not name one place at index 2 in \"$..a\""
            ])
    }

    @Test func fields() {
        func messages(_ make: (Stack) -> State) -> [String] {
            stateMachineDiagnostics { StateMachine($0, "Machine", definition: make($0)) }.map(\.message)
        }
        #expect(
            messages { stack in
                let end = Succeed(stack, "End")
                return Choice(stack, "A").when(.not(.stringEquals("x", path: "$.")), next: end).otherwise(end)
            } == [
                "Choices[0].Not.Variable of state 'A': Expected JSON path to start with '$', got: x",
                "Choices[0].Not.StringEqualsPath of state 'A': Invalid JSONPath expression: expected a name at index 2 in \"$.\"",
            ])
        #expect(
            messages { Fail($0, "A", error: .path(.arrayLength("$.a")), cause: .path(.format("{}", "$.b"))) } == [
                "You must specify a valid intrinsic function in errorPath. Must be one of States.Format, States.JsonToString, "
                    + "States.ArrayGetItem, States.Base64Encode, States.Base64Decode, States.Hash, States.UUID"
            ])
        #expect(
            messages { Wait($0, "A", time: .secondsPath("seconds")) } == [
                "SecondsPath of state 'A': Expected JSON path to start with '$', got: seconds"
            ])
        // What is known only at deployment is not looked at.
        #expect(
            messages { stack in
                Pass(stack, "A", parameters: ["p": .path(.format("\(stack.stackID)/{}", "$.a"))])
            } == [])
    }
}
