import CDK
import CDKStepFunctions
import Testing

/// Which paths and functions are ones, and what a user gets to read about the others.
@Suite struct StepFunctionsPathTests {
    /// The messages about a state with this value among its parameters.
    private func messages(parameter path: JSONPath) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: Pass($0, "A", parameters: ["p": .path(path)])) }
            .map(\.words)
    }

    /// The messages about a state with this result path.
    private func messages(resultPath: JSONPath) -> [String] {
        stateMachineDiagnostics { StateMachine($0, "Machine", definition: Pass($0, "A", resultPath: resultPath)) }.map(\.words)
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
        ("a", "an opening parenthesis is missing, at index 1"), ("", "a path or a function is missing, at index 0"),
        ("$.", "a name is missing, at index 2"), ("$.a b", "something follows that cannot be read, at index 4"),
        ("$.a[", "the text ends too early, at index 4"), ("$.a[]", "an index or a name in quotes is missing, at index 4"),
        ("$['a", "the text ends too early, at index 4"), ("$.a)", "something follows that cannot be read, at index 3"),
        ("States.Nothing()", "there is no function 'States.Nothing', at index 0"),
        ("States.UUID", "an opening parenthesis is missing, at index 11"), ("States.UUID(", "the text ends too early, at index 12"),
        ("States.UUID($.a)", "States.UUID takes 0 arguments and has 1, at index 16"),
        ("States.ArrayLength()", "States.ArrayLength takes 1 argument and has 0, at index 20"),
        ("States.Format('{}')", "States.Format has 1 {} in its template and 0 values, at index 19"),
        ("States.Array($.a", "the text ends too early, at index 16"),
        ("States.Array($.a $.b)", "a comma or a closing parenthesis is missing, at index 17"),
        ("States.Array($.a,)", "an argument is missing, at index 17"),
        ("States.Array(\"a\")", "an argument is a path, a function, a number or a text in single quotes, at index 13"),
    ])
    func invalid(path: String, mistake: String) {
        let quoted = path.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        #expect(
            messages(parameter: JSONPath(path)) == [
                "[stepfunctions/path-syntax] Parameters.p.$ cannot be read: \(mistake) of \"\(quoted)\""
            ])
    }

    @Test func places() {
        #expect(messages(resultPath: "$.a.b") == [])
        #expect(messages(resultPath: "$['a'][0]") == [])
        #expect(messages(resultPath: .discard) == [])
        #expect(
            messages(resultPath: "a") == [
                "[stepfunctions/path-start] ResultPath is 'a', and paths begin with $"
            ])
        #expect(
            messages(resultPath: "$.a[*]") == [
                "[stepfunctions/path-syntax] ResultPath cannot be read: brackets with more than an index or a name do not "
                    + "name one place, at index 6 of \"$.a[*]\""
            ])
        #expect(
            messages(resultPath: "$..a") == [
                "[stepfunctions/path-syntax] ResultPath cannot be read: '..' does not name one place, at index 2 of "
                    + "\"$..a\""
            ])
    }

    @Test func fields() {
        func messages(_ make: (Stack) -> State) -> [String] {
            stateMachineDiagnostics { StateMachine($0, "Machine", definition: make($0)) }.map(\.words)
        }
        #expect(
            messages { stack in
                let end = Succeed(stack, "End")
                return Choice(stack, "A").when(.not(.stringEquals("x", path: "$.")), next: end).otherwise(end)
            } == [
                "[stepfunctions/path-start] Choices[0].Not.Variable is 'x', and paths begin with $",
                "[stepfunctions/path-syntax] Choices[0].Not.StringEqualsPath cannot be read: a name is missing, at index "
                    + "2 of \"$.\"",
            ])
        #expect(
            messages { Fail($0, "A", error: .path(.arrayLength("$.a")), cause: .path(.format("{}", "$.b"))) } == [
                "[stepfunctions/text-function] ErrorPath is 'States.ArrayLength($.a)', which is neither a path nor a "
                    + "function that makes a text"
            ])
        #expect(
            messages { Wait($0, "A", time: .secondsPath("seconds")) } == [
                "[stepfunctions/path-start] SecondsPath is 'seconds', and paths begin with $"
            ])
        // What is known only at deployment is not looked at.
        #expect(
            messages { stack in
                Pass(stack, "A", parameters: ["p": .path(.format("\(stack.stackID)/{}", "$.a"))])
            } == [])
    }
}
