import CDK
import CDKAssertions
import CDKStepFunctions
import Testing

/// The example of the documentation, as it stands there.
@Suite struct StepFunctionsExampleTests {
    @Test func states() throws {
        let stack = Stack(App(processEnvironment: [:]), "video", env: Environment(account: "111111111111", region: .euSouth1))
        // example: Sources/Services/StepFunctions/CDKStepFunctions.docc/CDKStepFunctions.md
        let describe = Pass(stack, "Describe", parameters: ["id": .path(.uuid), "height": .path("$.height")])
        let renditions = MapState(stack, "Renditions", itemsPath: "$.renditions", maxConcurrency: 4, resultPath: "$.planned")
            .itemProcessor(describe)
        let isVideo = Choice(stack, "IsVideo")
            .when(.and(.stringMatches("$.type", "video/*"), .numberGreaterThan("$.size", 0)), next: renditions)
            .otherwise(Fail(stack, "Refused", error: "NoVideo", cause: .path(.format("{} is no video", "$.name"))))

        let workflow = StateMachine(stack, "Plan", definition: isVideo, timeout: .hours(2), isTracingEnabled: true)
        workflow.grantStartExecution(to: .service("events.amazonaws.com"))
        // end of example
        let template = try Template(of: stack)
        let machine = try #require(template.resources(ofType: "AWS::StepFunctions::StateMachine").values.first?["Properties"])
        let definition = try JSON(parsing: Array(#require(machine["DefinitionString"]?.string).utf8))
        #expect(definition["StartAt"] == "IsVideo")
        #expect(
            definition["States"]?["IsVideo"]?["Choices"]?[0]?["And"] == [
                ["Variable": "$.type", "StringMatches": "video/*"], ["Variable": "$.size", "NumericGreaterThan": 0],
            ])
        #expect(definition["States"]?["IsVideo"]?["Default"] == "Refused")
        #expect(definition["States"]?["Refused"]?["CausePath"] == "States.Format('{} is no video', $.name)")
        let processor = definition["States"]?["Renditions"]?["ItemProcessor"]
        #expect(processor?["States"]?["Describe"]?["Parameters"] == ["id.$": "States.UUID()", "height.$": "$.height"])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
