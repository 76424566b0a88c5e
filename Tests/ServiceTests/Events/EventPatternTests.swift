import CDK
import CDKAssertions
import CDKEvents
import CloudAssembly
import Testing

/// A pattern in a rule of the generated class.
@Suite struct EventPatternTests {
    @Test func generatedRule() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let pattern = EventPattern(
            source: ["aws.s3"], detailType: ["Object Created"], detail: ["object": ["key": [.suffixIgnoringCase(".mp4")]]])
        Events.CfnRule(stack, "Rule", eventPattern: pattern.property)
        let rule = try Template(of: stack).resources(ofType: "AWS::Events::Rule").values.first
        #expect(
            rule?["Properties"] == [
                "EventPattern": [
                    "source": ["aws.s3"], "detail-type": ["Object Created"],
                    "detail": ["object": ["key": [["suffix": ["equals-ignore-case": ".mp4"]]]]],
                ]
            ])
    }

    @Test func nothing() { #expect(EventPattern().property == nil) }
}
