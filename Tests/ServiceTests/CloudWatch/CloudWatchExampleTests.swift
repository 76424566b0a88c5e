import CDK
import CDKAssertions
import CDKCloudWatch
import Testing

/// The example of the documentation, as it stands there.
@Suite struct CloudWatchExampleTests {
    @Test func alarmsAndDashboards() throws {
        let stack = Stack(App(processEnvironment: [:]), "video", env: Environment(region: .euSouth1))
        let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        // example: Sources/Services/CloudWatch/CDKCloudWatch.docc/CDKCloudWatch.md
        let errors = Metric(
            namespace: "Video", name: "Errors", dimensions: ["Stage": "transcode"], statistic: .sum, period: .minutes(1))
        let attempts = errors.with(label: "Attempts", color: .blue)
        let rate = MathExpression("errors / attempts * 100", using: ["errors": errors, "attempts": attempts], label: "Errors in percent")

        let alarm = Alarm(
            stack, "ErrorRate", metric: rate, threshold: 5, evaluationPeriods: 3, comparison: .greaterThan, datapointsToAlarm: 2,
            missingData: .notBreaching, actions: [.arn("\(topic.ref)")])
        let latency = Metric(namespace: "Video", name: "Latency", statistic: .percentile(99))
        let slow = Alarm(stack, "Latency", band: latency.anomalyDetectionBand(standardDeviations: 3), evaluationPeriods: 2)
        CompositeAlarm(stack, "Trouble", rule: .anyOf(.alarm(alarm), .alarm(slow)), actions: [.arn("\(topic.ref)")])

        let requests = Metric(
            namespace: "AWS/CloudFront", name: "Requests", dimensions: ["DistributionId": "E1", "Region": "Global"], statistic: .sum,
            region: .usEast1)
        let dashboard = Dashboard(stack, "Dashboard", dashboardName: "video", time: .last(.days(7)))
        dashboard.addWidgets(TextWidget("# Video", width: 24, height: 1))
        dashboard.addWidgets(
            GraphWidget(title: "Requests", left: [requests], width: 12, region: .usEast1),
            GraphWidget(title: "Errors", left: [rate], width: 12, leftAnnotations: [alarm.annotation]))
        // end of example
        let template = try Template(of: stack)
        let alarms = template.resources(ofType: "AWS::CloudWatch::Alarm")
        #expect(alarms.count == 2)
        #expect(alarms.values.first?["Properties"]?["Metrics"]?.array?.count == 3)
        #expect(alarms.values.last?["Properties"]?["ThresholdMetricId"] == "expr_1")
        let rule = template.resources(ofType: "AWS::CloudWatch::CompositeAlarm").values.first?["Properties"]?["AlarmRule"]
        #expect(
            rule == [
                "Fn::Join": [
                    "",
                    [
                        "(ALARM(\"", ["Fn::GetAtt": [.string(alarms.keys[0]), "Arn"]], "\") OR ALARM(\"",
                        ["Fn::GetAtt": [.string(alarms.keys[1]), "Arn"]], "\"))",
                    ],
                ]
            ])
        let body = template.resources(ofType: "AWS::CloudWatch::Dashboard").values.first?["Properties"]?["DashboardBody"]?.text() ?? ""
        // A graph of metrics of another region, on a dashboard that is not there.
        #expect(body.contains(#"\"region\":\"us-east-1\",\"metrics\":[[\"AWS/CloudFront\",\"Requests\""#))
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
