import CDK
import CDKCloudWatch
import Testing

/// What a user gets to read, to the letter.
@Suite struct CloudWatchMistakesTests {
    private let metric = Metric(namespace: "NS", name: "M")

    private func alarm(_ series: any TimeSeries) -> [String] {
        stackProblems { Alarm($0, "Alarm", metric: series, threshold: 1, evaluationPeriods: 1) }
    }

    @Test func metrics() {
        #expect(
            alarm(metric.with(period: .seconds(20))) == [
                "video/Alarm: 'period' must be 1, 5, 10, 30, or a multiple of 60 seconds, received 20 -> use such a period for the metric M"
            ])
        #expect(
            alarm(metric.with(statistic: .trimmedMean(10, 101))) == [
                "video/Alarm: Expecting a percentage, got: 101 -> use a number from 0 to 100"
            ])
        #expect(
            alarm(metric.with(dimensions: ["": "x", "a": ""])) == [
                "video/Alarm: Dimension name must be at least 1 and no more than 255 characters; received  -> correct the dimension of the "
                    + "metric M",
                "video/Alarm: Dimension value must be at least 1 and no more than 255 characters; received  -> correct the dimension 'a' "
                    + "of the metric M",
            ])
        let many = Dictionary(uniqueKeysWithValues: (0...30).map { ("d\($0)", "x" as Value<String>) })
        #expect(
            alarm(metric.with(dimensions: many)) == [
                "video/Alarm: The maximum number of dimensions is 30, received 31 -> give the metric M fewer dimensions"
            ])
    }

    @Test func expressions() {
        #expect(
            alarm(MathExpression("SUM(METRICS())", using: ["A": metric, "1b": metric])) == [
                "video/Alarm: Invalid variable names in expression: A,1b. Must start with lowercase letter and only contain alphanumerics. "
                    + "-> rename them"
            ])
        let inner = MathExpression("a * 2", using: ["a": metric])
        #expect(
            alarm(MathExpression("a + b", using: ["a": metric.with(statistic: .sum), "b": inner])) == [
                "video/Alarm: The ID 'a' used for two metrics in the expression: 'M' and 'M'. Rename one. -> names count for the "
                    + "expressions within the expression as well",
                "video/Alarm: Cannot have two different metrics share the same id ('a') in one Alarm or Graph. Rename one of them. -> "
                    + "names count for all expressions of the alarm or graph",
            ])
        let names = (0...10).map { "m\($0)" }
        let all = OrderedMap<any TimeSeries>(names.map { ($0, metric.with(dimensions: ["d": Value($0)])) })
        let sum = names.joined(separator: " + ")
        #expect(
            alarm(MathExpression(Value(sum), using: all)) == [
                "video/Alarm: Alarms on math expressions cannot contain more than 10 individual metrics -> let the expression '\(sum)' use "
                    + "fewer"
            ])
        #expect(
            alarm(MathExpression("a", using: ["a": metric], searchRegion: .usEast1)) == [
                "video/Alarm: Cannot create an Alarm based on a MathExpression which specifies a searchAccount or searchRegion -> leave "
                    + "them out: alarms watch metrics of their own account and region"
            ])
        #expect(
            alarm(SearchExpression("SEARCH('{NS} M', 'Sum')")) == [
                "video/Alarm: Search expressions are not supported in CloudWatch Alarms. Use search expressions only in dashboard graphs. "
                    + "-> name the metrics"
            ])
    }

    @Test func alarms() {
        #expect(
            alarm(metric.with(region: .usEast1)) == [
                "video/Alarm: Cannot create an Alarm in region 'eu-south-1' based on metric 'M' in 'us-east-1' -> create the alarm in a "
                    + "stack of us-east-1"
            ])
        #expect(
            alarm(metric.anomalyDetectionBand()) == [
                "video/Alarm: Fixed threshold operator GreaterThanOrEqualToThreshold can not be used with an ANOMALY_DETECTION_BAND() math "
                    + "expression; use an anomaly threshold operator instead. -> use Alarm(…, band:) in place of metric and threshold"
            ])
        #expect(
            stackProblems { Alarm($0, "Alarm", band: MathExpression("a", using: ["a": metric]), evaluationPeriods: 1) } == [
                "video/Alarm: Anomaly detection operator LessThanLowerOrGreaterThanUpperThreshold requires an ANOMALY_DETECTION_BAND() "
                    + "metric. Use the construct AnomalyDetectionAlarm or wrap your metric in an ANOMALY_DETECTION_BAND expression. -> use "
                    + "metric.anomalyDetectionBand()"
            ])
        #expect(
            stackProblems { Alarm($0, "Alarm", band: metric.anomalyDetectionBand(standardDeviations: 0), evaluationPeriods: 1) } == [
                "video/Alarm: stdDevs must be greater than 0 -> give more than 0 standard deviations"
            ])
        #expect(
            stackProblems {
                Alarm($0, "Alarm", metric: metric, threshold: 1, evaluationPeriods: 1, actions: [.instance(.stop)])
            } == [
                "video/Alarm: EC2 alarm actions requires an EC2 Per-Instance Metric. (M does not have an 'InstanceId' dimension) -> watch "
                    + "a metric whose only dimension is InstanceId"
            ])
        #expect(
            stackProblems { _ = Alarm.imported($0, "Alarm", arn: "alarm") } == [
                "video/Alarm: ARNs must start with \"arn:\" and have at least 6 components: alarm -> import the alarm by the ARN that the "
                    + "CloudWatch console shows"
            ])
    }

    @Test func rules() {
        #expect(
            stackProblems { CompositeAlarm($0, "Alarm", rule: .anyOf(.allOf(), .not(.anyOf()))) } == [
                "video/Alarm: Did not detect any operands for AlarmRule.allOf() -> give it at least one rule",
                "video/Alarm: Did not detect any operands for AlarmRule.anyOf() -> give it at least one rule",
            ])
        #expect(
            stackProblems { stack in
                let alarm = Alarm(stack, "One", metric: metric, threshold: 1, evaluationPeriods: 1)
                CompositeAlarm(
                    stack, "Alarm",
                    rule: .allOf(
                        .atLeast(.count(2), of: [alarm], are: .ok), .atLeast(.percentage(101), of: [alarm], areNot: .ok),
                        .atLeast(.count(1), of: [], areNot: .alarm)))
            } == [
                "video/Alarm: count must be an integer between 1 and the number of operands (1), got 2 -> correct the count",
                "video/Alarm: percentage must be an integer between 1 and 100, got 101 -> correct the percentage",
                "video/Alarm: Did not detect any operands for AT_LEAST NOT ALARM -> give it at least one alarm",
            ])
        #expect(
            stackProblems { CompositeAlarm($0, "Alarm", rule: AlarmRule(Value(String(repeating: "x", count: 10_241)))) } == [
                "video/Alarm: Alarm Rule expression cannot be greater than 10240 characters, please reduce the conditions in the Alarm "
                    + "Rule -> let the rule name other composite alarms"
            ])
    }

    @Test func dashboards() {
        func board(_ widgets: any Widget...) -> [String] { stackProblems { Dashboard($0, "Board", widgets: [widgets]) } }
        #expect(
            stackProblems { Dashboard($0, "Board", dashboardName: "my board") } == [
                "video/Board: The value my board for field dashboardName contains invalid characters. It can only contain alphanumerics, "
                    + "dash (-) and underscore (_). -> correct the name"
            ])
        #expect(
            board(TextWidget("x", width: 25)) == [
                "video/Board: Widget is too wide, max 24 units allowed -> give the widget a width of at most 24"
            ])
        #expect(
            board(Column(GraphWidget(verticalAnnotations: [VerticalAnnotation("yesterday")], showsLabelsOnChart: true))) == [
                "video/Board: Given date yesterday is not in ISO 8601 format -> write it as in 2026-11-25T09:00:00Z",
                "video/Board: displayLabelsOnChart can currently only be set to true if view is GraphWidgetView.PIE -> leave "
                    + "showsLabelsOnChart out, or use view: .pie",
            ])
        #expect(
            board(SingleValueWidget(metrics: [metric], showsSparkline: true, usesWholeTime: true)) == [
                "video/Board: You cannot use setPeriodToTimeRange with sparkline -> leave one of the two out"
            ])
        #expect(
            board(LogQueryWidget(logGroups: [], query: [])) == [
                "video/Board: Specify at least one log group name. -> name the log groups that the query reads",
                "video/Board: A query of logs needs at least one command -> add one, such as \"fields @message\"",
            ])
        #expect(
            stackProblems { stack in
                let board = Dashboard(stack, "Board")
                board.addVariable(DashboardVariable("a", .property("x"), input: .radio(.labeled([]))))
                board.addVariable(
                    DashboardVariable(
                        "b", .pattern("x"), input: .select(.metrics(namespace: "N", name: "M", dimensions: [], dimension: "d"))))
                board.addVariable(
                    DashboardVariable(
                        "c", .pattern("x"), input: .select(.metrics(namespace: "N", name: "M", dimensions: ["e"], dimension: "d"))))
            } == [
                "video/Board: Empty values is not allowed -> give values to choose from",
                "video/Board: Empty dimensions provided. Please specify one dimension at least -> name the metrics' dimensions",
                "video/Board: populateFrom (d) is not present in dimensions -> name it among the dimensions",
            ])
    }
}
