import CDK
import CDKAssertions
import CDKEvents
import CDKIAM
import Testing

/// The example of the documentation, as it stands there.
@Suite struct EventsExampleTests {
    @Test func rules() throws {
        let stack = Stack(App(processEnvironment: [:]), "video", env: Environment(account: "111111111111", region: .euSouth1))
        // example: Sources/Services/Events/CDKEvents.docc/CDKEvents.md
        let stream: ARN = "arn:aws:kinesis:eu-south-1:111111111111:stream/ready"
        let writer = Role(stack, "Writer", assumedBy: .service("events.amazonaws.com"))
        writer.addToPolicy(PolicyStatement(actions: ["kinesis:PutRecord"], resources: [stream]))

        let bus = EventBus(stack, "Bus", name: "video")
        bus.archive("Archive", pattern: EventPattern(source: [.prefix("video.")]), retention: .days(30))
        Rule(
            stack, "Ready",
            pattern: EventPattern(
                source: ["video.transcode"], detailType: ["Asset ready"], detail: ["height": [.numeric(.greaterThan(719))]]),
            bus: bus, targets: [RuleTarget { _ in .init(arn: stream, role: writer) }])
        // end of example
        let template = try Template(of: stack)
        let busID = try #require(template.resources(ofType: "AWS::Events::EventBus").keys.first)
        let roleID = try #require(template.resources(ofType: "AWS::IAM::Role").keys.first)
        let archive = template.resources(ofType: "AWS::Events::Archive").values.first?["Properties"]
        #expect(archive?["RetentionDays"] == 30)
        #expect(archive?["EventPattern"] == ["source": [["prefix": "video."]]])
        let rule = template.resources(ofType: "AWS::Events::Rule").values.first?["Properties"]
        #expect(rule?["EventBusName"] == ["Ref": .string(busID)])
        #expect(rule?["EventPattern"]?["detail"] == ["height": [["numeric": [">", 719]]]])
        #expect(
            rule?["Targets"] == [
                [
                    "Arn": "arn:aws:kinesis:eu-south-1:111111111111:stream/ready", "Id": "Target0",
                    "RoleArn": ["Fn::GetAtt": [.string(roleID), "Arn"]],
                ]
            ])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
