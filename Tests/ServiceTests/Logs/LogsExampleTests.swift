import CDK
import CDKAssertions
import CDKCloudWatch
import CDKIAM
import CDKLogs
import Testing

/// The example of the documentation, as it stands there.
@Suite struct LogsExampleTests {
    @Test func logs() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        // example: Sources/Services/Logs/CDKLogs.docc/CDKLogs.md
        let log = LogGroup(stack, "Log", retention: .oneMonth, removalPolicy: .destroy)
        log.grantWrite(to: role)
        log.grantWrite(to: .service("mediaconvert.amazonaws.com"))

        let errors = log.addMetricFilter(
            "Errors", filterPattern: .json(.all(.text("$.level", .equal, "ERROR"), .number("$.attempt", .greaterOrEqual, 3))),
            metricNamespace: "Video", metricName: "Errors")
        Alarm(stack, "Failing", metric: errors.metric(statistic: .sum), threshold: 1, evaluationPeriods: 1)
        // end of example
        let template = try Template(of: stack)
        let group: JSON = ["Fn::GetAtt": ["Log95422804", "Arn"]]
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        #expect(
            policy?["Properties"]?["PolicyDocument"]?["Statement"] == [
                ["Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow", "Resource": group]
            ])
        let statement =
            "{\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"mediaconvert.amazonaws.com\"},\"Resource\":\""
        let resourcePolicy = template.resources(ofType: "AWS::Logs::ResourcePolicy").values.first
        #expect(
            resourcePolicy?["Properties"]?["PolicyDocument"] == [
                "Fn::Join": ["", [.string(statement), group, "\"}],\"Version\":\"2012-10-17\"}"]]
            ])
        let filter = template.resources(ofType: "AWS::Logs::MetricFilter").values.first
        #expect(filter?["Properties"]?["FilterPattern"] == "{ ($.level = \"ERROR\") && ($.attempt >= 3) }")
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
