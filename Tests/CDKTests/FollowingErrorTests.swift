import Testing

@testable import CDK

/// Errors that only follow from another one are not told.
@Suite struct FollowingErrorTests {
    private static var missing: Value<String> { (["a", "b"] as List<Value<String>>)[7] }

    /// Where a value stands that is not there.
    private static let uses: [(name: String, build: @Sendable (Stack) -> Void)] = [
        (
            "a required property",
            { CfnResource($0, "P", type: "AWS::SSM::Parameter", properties: ["Type": "String", "Value": AnyValue(missing)]) }
        ),
        ("an output", { CfnOutput($0, "O", value: missing) }),
        ("the name of an export", { CfnOutput($0, "O", value: "a", exportName: missing) }),
        ("Fn.join", { CfnOutput($0, "O", value: Fn.join("-", [missing])) }),
        ("Fn.base64", { CfnOutput($0, "O", value: Fn.base64(missing)) }),
        ("Fn.split", { CfnOutput($0, "O", value: Fn.split(",", missing)[1]) }),
        ("Fn.select", { CfnOutput($0, "O", value: Fn.select(7, ["a", "b"] as List<Value<String>>)) }),
        ("Fn.sub", { CfnOutput($0, "O", value: Fn.sub("${A}", ["A": missing])) }),
        ("Fn.importValue", { CfnOutput($0, "O", value: Fn.importValue(missing)) }),
        ("a text", { CfnOutput($0, "O", value: "a-\(missing)") }),
        ("a text in JSON", { CfnOutput($0, "O", value: Fn.jsonText(["a": AnyValue(missing)])) }),
        ("a key", { CfnResource($0, "P", type: "AWS::SNS::Topic", properties: ["P": .object(deferredNames: [(missing, AnyValue("a"))])]) }),
        ("an override", { CfnResource($0, "P", type: "AWS::SNS::Topic").addPropertyOverride("TopicName", AnyValue(missing)) }),
        (
            "a condition that others ask for",
            { stack in
                let condition = CfnCondition(stack, "C", expression: Fn.equals(missing, "a"))
                CfnResource(stack, "P", type: "AWS::SNS::Topic").condition = condition
                CfnOutput(stack, "O", value: .if(condition, "a", else: "b"), condition: condition)
            }
        ),
        (
            "a parameter of a nested stack",
            { stack in
                let nested = NestedStack(nestedIn: stack, "N", parameters: ["A": missing])
                CfnOutput(nested, "O", value: CfnParameter(nested, "A").stringValue)
            }
        ),
        (
            "a parameter that an include replaces",
            { stack in
                let template: Map<AnyValue> = [
                    "Parameters": ["P": ["Type": "String"]],
                    "Outputs": ["O": ["Value": ["Fn::Sub": "${P}"]], "Q": ["Value": ["Ref": "P"]]],
                ]
                CfnInclude(stack, "I", template: template, parameters: ["P": AnyValue(missing)])
            }
        ),
    ]

    @Test(arguments: uses.indices)
    func ofAnElementThatIsNotThere(index: Int) {
        let found = App.diagnostics(context: [:]) { Self.uses[index].build(Stack($0, "S")) }
        #expect(Set(found.map(\.message)) == ["Element 7 of a list of 2 is asked for; the first one is 0"], "\(Self.uses[index].name)")
    }

    @Test func ofAConditionThatIsNone() {
        let found = App.diagnostics(context: [:]) { app in
            let stack = Stack(app, "S")
            let condition = CfnCondition(stack, "C", expression: Fn.and([]))
            CfnResource(stack, "P", type: "AWS::SNS::Topic").condition = condition
            CfnOutput(stack, "O", value: .if(condition, "a", else: "b"), condition: condition)
        }
        #expect(found.map(\.id) == ["swift-cdk:values/function-arguments"])
    }

    @Test func ofAnImportOfNothing() {
        let found = App.diagnostics(context: [:]) { app in
            let output = CfnOutput(Stack(app, "P"), "O", value: "a")
            CfnOutput(Stack(app, "C"), "O", value: output.importValue)
        }
        #expect(found.map(\.id) == ["swift-cdk:template/import-without-export"])
    }

    @Test func ofAReferenceThatCannotBe() {
        let found = App.diagnostics(context: [:]) { app in
            let topic = CfnResource(Stack(app, "P", env: Environment(region: .euSouth1)), "T", type: "AWS::SNS::Topic")
            CfnOutput(Stack(app, "C"), "O", value: topic.ref)
        }
        #expect(found.map(\.id) == ["swift-cdk:references/unknown-region"])
    }

    @Test func anOutputWithoutAValueIsToldAllTheSame() {
        let found = App.diagnostics(context: [:]) { CfnOutput(Stack($0, "S"), "O", value: .lazy { nil }) }
        #expect(found.map(\.id) == ["swift-cdk:template/empty-output"])
    }
}
