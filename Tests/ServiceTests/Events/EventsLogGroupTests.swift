import CDK
import CDKAssertions
import CDKEvents
import CDKEventsTargets
import CDKLogs
import Testing

/// A log group as a rule's target: CloudFormation's own resource policy stands where aws-cdk-lib has a custom resource.
@Suite struct EventsLogGroupTests {
    @Test func theRuleWritesAndMayDoSo() throws {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "video")
        let logs = LogGroup(stack, "Logs")
        Rule(
            stack, "Rule", pattern: EventPattern(source: ["aws.s3"]),
            targets: [.logGroup(logs, input: .object(["timestamp": .time, "message": .detailType]))])
        let template = try Template(of: stack)
        let group = try #require(template.resources(ofType: "AWS::Logs::LogGroup").keys.first)
        let policies = template.resources(ofType: "AWS::Logs::ResourcePolicy")
        #expect(policies.count == 1)
        let document = try #require(policies.values.first?["Properties"]?["PolicyDocument"])
        // A text of JSON, in which the log group's ARN is deferred.
        #expect(
            document == [
                "Fn::Join": [
                    "",
                    [
                        """
                        {"Statement":[{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow",\
                        "Principal":{"Service":"events.amazonaws.com"},"Resource":"
                        """,
                        ["Fn::GetAtt": [.string(group), "Arn"]], "\"}],\"Version\":\"2012-10-17\"}",
                    ],
                ]
            ])
        let target = template.resources(ofType: "AWS::Events::Rule").values.first?["Properties"]?["Targets"]?[0]
        #expect(
            target?["Arn"] == [
                "Fn::Join": [
                    "",
                    [
                        "arn:", ["Ref": "AWS::Partition"], ":logs:", ["Ref": "AWS::Region"], ":", ["Ref": "AWS::AccountId"],
                        ":log-group:", ["Ref": .string(group)],
                    ],
                ]
            ])
        #expect(target?["RoleArn"] == nil)
        #expect(
            target?["InputTransformer"] == [
                "InputPathsMap": ["detail-type": "$.detail-type", "time": "$.time"],
                "InputTemplate": "{\"timestamp\":<time>,\"message\":<detail-type>}",
            ])
    }
}
