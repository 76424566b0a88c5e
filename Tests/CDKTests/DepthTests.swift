import Testing

@testable import CDK

/// Trees and values of any size: a result or one error.
@Suite struct DepthTests {
    @Test(arguments: [1, 990, 1_100, 3_000, 100_000])
    func scopes(depth: Int) {
        let found = App.mistakes { app in
            var scope: any Scope = Stack(app, "S")
            for _ in 0..<depth { scope = Construct(scope, "C") }
            CfnResource(scope, "T", type: "AWS::SNS::Topic")
        }
        let error =
            "The construct tree is more than 1000 levels deep: probably an aspect or an initializer adds a construct below itself without end"
        #expect(found == (depth < 1_000 ? [] : [error]))
    }

    @Test(arguments: [1, 40, 300, 900, 2_000, 100_000])
    func stages(depth: Int) {
        let found = App.diagnostics { app in
            var scope: any Scope = app
            for _ in 0..<depth { scope = Stage(scope, "S") }
            CfnResource(Stack(scope, "Stack"), "T", type: "AWS::SNS::Topic")
        }
        #expect(found.map(\.id) == (depth <= 40 ? [] : ["swift-cdk:stacks/stage-directory"]))
    }

    @Test func namesOfStages() {
        let id = String(repeating: "s", count: 247)
        let message =
            "The stage's assembly would be in a directory whose path has 257 bytes and whose name has 256, more than file systems take"
        #expect(App.mistakes { Stage($0, id) } == [message])
        #expect(App.mistakes { Stage($0, String(id.dropLast())) } == [])
    }

    @Test func stacksWithinEachOther() {
        let found = App.diagnostics { app in
            var stack = Stack(app, "S")
            for _ in 0..<300 { stack = NestedStack(nestedIn: stack, "N") }
            CfnResource(stack, "T", type: "AWS::SNS::Topic")
        }
        #expect(found == [])
    }

    @Test func siblings() throws {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        for index in 0..<100_000 { Construct(stack, "C\(index)") }
        #expect(try app.render().count > 1)
        app.node.dismantle()
    }

    @Test(arguments: [100, 10_000, 100_000])
    func values(depth: Int) {
        let found = App.mistakes { app in
            var value: AnyValue = 1
            for _ in 0..<depth { value = [value] }
            CfnResource(Stack(app, "S"), "T", type: "AWS::SNS::Topic", properties: ["P": value])
        }
        #expect(found == (depth < 200 ? [] : ["A value is nested more than 200 levels deep: it probably contains or produces itself"]))
    }

    /// Where elements other than resources hold the value.
    private static let holders: [@Sendable (Stack, Int) -> Void] = [
        { stack, depth in
            var value: Value<String> = CfnResource(stack, "T", type: "AWS::SNS::Topic").ref
            for _ in 0..<depth { value = Fn.join("-", [value, "a"]) }
            CfnOutput(stack, "O", value: value)
        },
        { stack, depth in
            var expression = Fn.equals("a", "b")
            for _ in 0..<depth { expression = Fn.not(expression) }
            _ = CfnCondition(stack, "C", expression: expression)
        },
        { stack, depth in
            var value: AnyValue = 1
            for _ in 0..<depth { value = ["a": value] }
            CfnInclude(stack, "I", template: ["Metadata": ["m": value]])
        },
        { stack, depth in
            let path = Array(repeating: "a", count: min(depth, 5_000)).joined(separator: ".")
            CfnResource(stack, "T", type: "AWS::SNS::Topic").addPropertyOverride(path, 1)
        },
    ]

    @Test(arguments: holders.indices)
    func valuesElsewhere(index: Int) {
        let error = "A value is nested more than 200 levels deep: it probably contains or produces itself"
        for depth in [10, 100_000] {
            let found = App.mistakes { Self.holders[index](Stack($0, "S"), depth) }
            #expect(found.contains(error) == (depth > 200), "\(depth)")
        }
    }

    @Test func referencesInALine() throws {
        let app = App(
            context: ["@aws-cdk/core:stackResourceLimit": 0, "swift-cdk:validation": "off"], outputDirectory: "never-written",
            processEnvironment: [:])
        let stack = Stack(app, "S")
        var former: CfnResource?
        for index in 0..<20_000 {
            let properties: Map<AnyValue> = former.map { ["P": AnyValue($0.ref)] } ?? [:]
            former = CfnResource(stack, "T\(index)", type: "AWS::SNS::Topic", properties: properties)
        }
        #expect(try app.render().count > 1)
        app.node.dismantle()
    }
}
