import CDK
import CDKCloudWatch
import Testing

/// What a user gets to read, to the letter.
@Suite struct CloudWatchMistakesTests {
    private let metric = Metric(namespace: "NS", name: "M")

    private func alarm(_ series: any TimeSeries) -> [String] {
        stackDiagnostics { Alarm($0, "Alarm", metric: series, threshold: 1, evaluationPeriods: 1) }
    }

    @Test func metrics() {
        #expect(
            alarm(metric.with(period: .seconds(20))) == [
                "video/Alarm [cloudwatch/period] The metric M has a period of 20 seconds, and 1, 5, 10 or 30 seconds or "
                    + "whole minutes are possible -> set period to one of these"
            ])
        #expect(
            alarm(metric.with(statistic: .trimmedMean(10, 101))) == [
                "video/Alarm [cloudwatch/statistic-percentage] A statistic has a percentage of 101, and 0 to 100 are "
                    + "possible -> correct the percentage"
            ])
        #expect(
            alarm(metric.with(dimensions: ["": "x", "a": ""])) == [
                "video/Alarm [cloudwatch/dimension-name] A dimension of the metric M has a name of 0 characters, and 1 to "
                    + "255 are possible -> correct the name ''",
                "video/Alarm [cloudwatch/dimension-value] The dimension 'a' of the metric M has a value of 0 characters, "
                    + "and 1 to 255 are possible -> correct the value ''",
            ])
        let many = Dictionary(uniqueKeysWithValues: (0...30).map { ("d\($0)", "x" as Value<String>) })
        #expect(
            alarm(metric.with(dimensions: many)) == [
                "video/Alarm [cloudwatch/dimension-count] The metric M has 31 dimensions, and at most 30 are possible -> "
                    + "give it fewer"
            ])
    }

    @Test func expressions() {
        #expect(
            alarm(MathExpression("SUM(METRICS())", using: ["A": metric, "1b": metric])) == [
                "video/Alarm [cloudwatch/expression-name] An expression cannot name metrics like this: A, 1b -> begin the "
                    + "names with a small letter, and go on with letters, digits and underscores"
            ])
        let inner = MathExpression("a * 2", using: ["a": metric])
        #expect(
            alarm(MathExpression("a + b", using: ["a": metric.with(statistic: .sum), "b": inner])) == [
                "video/Alarm [cloudwatch/expression-name-twice] 'a' names two metrics of the expression: "
                    + "'M' and 'M' -> rename one: names count for the expressions within the expression as well"
            ])
        let names = (0...10).map { "m\($0)" }
        let all = OrderedMap<any TimeSeries>(names.map { ($0, metric.with(dimensions: ["d": Value($0)])) })
        let sum = names.joined(separator: " + ")
        #expect(
            alarm(MathExpression(Value(sum), using: all)) == [
                "video/Alarm [cloudwatch/alarm-metric-count] The expression 'm0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + "
                    + "m9 + m10' uses 11 metrics, and at most 10 are possible in an alarm -> let it use fewer"
            ])
        #expect(
            alarm(MathExpression("a", using: ["a": metric], searchRegion: .usEast1)) == [
                "video/Alarm [cloudwatch/alarm-search-place] The expression 'a' searches in an account or region of its "
                    + "own, which no alarm can -> leave searchAccount and searchRegion out"
            ])
        #expect(
            alarm(SearchExpression("SEARCH('{NS} M', 'Sum')")) == [
                "video/Alarm [cloudwatch/alarm-on-search] An alarm cannot watch what a search finds -> name the metrics"
            ])
    }

    @Test func alarms() {
        #expect(
            alarm(metric.with(region: .usEast1)) == [
                "video/Alarm [cloudwatch/alarm-region] The metric M is in us-east-1, and the alarm in eu-south-1 -> "
                    + "create the alarm in a stack of us-east-1"
            ])
        #expect(
            alarm(metric.anomalyDetectionBand()) == [
                "video/Alarm [cloudwatch/threshold-for-band] A range of expected values cannot be compared with a fixed "
                    + "threshold -> use Alarm(…, band:) in place of metric and threshold"
            ])
        #expect(
            stackDiagnostics { Alarm($0, "Alarm", band: MathExpression("a", using: ["a": metric]), evaluationPeriods: 1) } == [
                "video/Alarm [cloudwatch/no-band] The expression 'a' gives no range of expected values -> use "
                    + "anomalyDetectionBand() of the metric"
            ])
        #expect(
            stackDiagnostics { Alarm($0, "Alarm", band: metric.anomalyDetectionBand(standardDeviations: 0), evaluationPeriods: 1) } == [
                "video/Alarm [cloudwatch/standard-deviations] The range of expected values is 0 standard deviations wide "
                    + "-> set standardDeviations to more than 0"
            ])
        #expect(
            stackDiagnostics {
                Alarm($0, "Alarm", metric: metric, threshold: 1, evaluationPeriods: 1, actions: [.instance(.stop)])
            } == [
                "video/Alarm [cloudwatch/instance-action] The action is one on an EC2 instance, and the metric M is not "
                    + "about one -> watch a metric whose only dimension is InstanceId"
            ])
        #expect(
            stackDiagnostics { _ = Alarm.imported($0, "Alarm", arn: "alarm") } == [
                "video/Alarm [cloudwatch/alarm-arn] 'alarm' is not the ARN of an alarm -> import the alarm by the ARN "
                    + "that the CloudWatch console shows"
            ])
    }

    @Test func rules() {
        #expect(
            stackDiagnostics { CompositeAlarm($0, "Alarm", rule: .anyOf(.allOf(), .not(.anyOf()))) } == [
                "video/Alarm [cloudwatch/empty-rule] There is no rule in .allOf -> give it at least one",
                "video/Alarm [cloudwatch/empty-rule] There is no rule in .anyOf -> give it at least one",
            ])
        #expect(
            stackDiagnostics { stack in
                let alarm = Alarm(stack, "One", metric: metric, threshold: 1, evaluationPeriods: 1)
                CompositeAlarm(
                    stack, "Alarm",
                    rule: .allOf(
                        .atLeast(.count(2), of: [alarm], are: .ok), .atLeast(.percentage(101), of: [alarm], areNot: .ok),
                        .atLeast(.count(1), of: [], areNot: .alarm)))
            } == [
                "video/Alarm [cloudwatch/alarm-count] The rule asks for 2 of 1 alarms -> set the .count to 1",
                "video/Alarm [cloudwatch/alarm-percentage] The rule asks for 101 % of the alarms -> set the .percentage "
                    + "between 1 and 100",
                "video/Alarm [cloudwatch/no-alarms] There is no alarm in .atLeast -> give it at least one",
            ])
        #expect(
            stackDiagnostics { CompositeAlarm($0, "Alarm", rule: AlarmRule(Value(String(repeating: "x", count: 10_241)))) } == [
                "video/Alarm [cloudwatch/rule-length] The rule is 10241 characters long, and at most 10240 are possible "
                    + "-> let it name other composite alarms"
            ])
    }

    @Test func dashboards() {
        func board(_ widgets: any Widget...) -> [String] {
            stackDiagnostics { Dashboard($0, "Board", widgets: [widgets]) }
        }
        #expect(
            stackDiagnostics { Dashboard($0, "Board", dashboardName: "my board") } == [
                "video/Board [cloudwatch/dashboard-name] The dashboard's name 'my board' does not consist of letters, "
                    + "digits, hyphens and underscores alone -> correct dashboardName"
            ])
        #expect(
            board(TextWidget("x", width: 25)) == [
                "video/Board [cloudwatch/widget-width] The widget is 25 units wide, and a dashboard 24 -> give the widget "
                    + "a width of at most 24"
            ])
        #expect(
            board(Column(GraphWidget(verticalAnnotations: [VerticalAnnotation("yesterday")], showsLabelsOnChart: true))) == [
                "video/Board [cloudwatch/annotation-date] 'yesterday' is not a time in ISO 8601 -> write it as in "
                    + "2026-11-25T09:00:00Z",
                "video/Board [cloudwatch/labels-on-chart] Only pies have labels on the chart -> leave showsLabelsOnChart "
                    + "out, or use view: .pie",
            ])
        #expect(
            board(SingleValueWidget(metrics: [metric], showsSparkline: true, usesWholeTime: true)) == [
                "video/Board [cloudwatch/sparkline-for-whole-time] A number that stands for the whole time has no "
                    + "sparkline -> leave showsSparkline or usesWholeTime out"
            ])
        #expect(
            board(LogQueryWidget(logGroups: [], query: [])) == [
                "video/Board [cloudwatch/query-without-log-group] The query reads no log group -> name at least one in "
                    + "logGroups",
                "video/Board [cloudwatch/empty-query] The query has no command -> add one, such as \"fields @message\"",
            ])
        #expect(
            stackDiagnostics { stack in
                let board = Dashboard(stack, "Board")
                board.addVariable(DashboardVariable("a", .property("x"), input: .radio(.labeled([]))))
                board.addVariable(
                    DashboardVariable(
                        "b", .pattern("x"), input: .select(.metrics(namespace: "N", name: "M", dimensions: [], dimension: "d"))))
                board.addVariable(
                    DashboardVariable(
                        "c", .pattern("x"), input: .select(.metrics(namespace: "N", name: "M", dimensions: ["e"], dimension: "d"))))
            } == [
                "video/Board [cloudwatch/variable-without-values] The variable has no values to choose from -> give it at "
                    + "least one",
                "video/Board [cloudwatch/variable-without-dimensions] No dimension of the metric M is named, so there is "
                    + "nothing to choose from -> name all dimensions that the metric has",
                "video/Board [cloudwatch/variable-dimension] The dimension 'd' is not among those of the metric M: e -> "
                    + "name it among dimensions",
            ])
    }

    @Test func warnings() {
        let minutely = metric.with(statistic: "p1000", period: .minutes(1))
        #expect(
            alarm(MathExpression("a + b", using: ["a": minutely])) == [
                "video/Alarm [CloudWatch:Math:MetricsPeriodsOverridden] The metrics of the expression 'a + b' get its period, 5 minutes, "
                    + "in place of their own -> give the expression the period that is meant, or acknowledge this",
                "video/Alarm [CloudWatch:Math:UnknownIdentifier] The expression 'a + b' has names that stand for no metric: b -> add them "
                    + "to using",
                "video/Alarm [CloudWatch:Alarm:UnrecognizedStatistic] The statistic 'p1000' of the metric M in NS is none that this "
                    + "library knows -> correct it, or acknowledge this if CloudWatch knows it",
            ])
        // Once for a row, whatever has them.
        #expect(
            stackDiagnostics {
                Dashboard($0, "Board", widgets: [[GraphWidget(left: [minutely]), GraphWidget(left: [minutely.with(id: "m")])]])
            }.count == 1)
    }
}
