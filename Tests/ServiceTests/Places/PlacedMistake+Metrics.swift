import CDK
import CDKCloudWatch

extension PlacedMistake {
    private static func alarm(_ stack: Stack, _ series: any TimeSeries) {
        Alarm(stack, "A", metric: series, threshold: 1, evaluationPeriods: 1)
    }

    private static func errors(_ name: String = "Errors") -> Metric { Metric(namespace: "Video", name: Value(name)) }

    /// Metrics of alarms and dashboards, and the parts of dashboards.
    static var metrics: [PlacedMistake] {
        [
            PlacedMistake("cloudwatch/period") { stack, lines in
                let metric = lines.wrong(Metric(namespace: "Video", name: "Errors", period: .seconds(45)))
                alarm(stack, metric)
            },
            PlacedMistake("cloudwatch/statistic-percentage") { stack, lines in
                let metric = errors()
                alarm(
                    stack,
                    lines.wrong(metric.with(statistic: .percentile(120))))
            },
            PlacedMistake("cloudwatch/alarm-region") { stack, lines in
                let metric = lines.wrong(Metric(namespace: "Video", name: "Errors", region: .euWest1))
                alarm(stack, metric)
            },
            PlacedMistake("cloudwatch/expression-name") { stack, lines in
                let rate = lines.wrong(MathExpression("Errors * 2", using: ["Errors": errors()]))
                alarm(stack, rate)
            },
            PlacedMistake("cloudwatch/expression-name-twice") { stack, lines in
                let inner = MathExpression(
                    "m + 1",
                    using: ["m": lines.wrong(Metric(namespace: "Video", name: "Inner"))])
                alarm(
                    stack,
                    MathExpression(
                        "m / n",
                        using: [
                            "m": lines.other(Metric(namespace: "Video", name: "Outer")),
                            "n": inner,
                        ]))
            },
            PlacedMistake("cloudwatch/alarm-on-search") { stack, lines in
                let search = lines.wrong(SearchExpression("SEARCH('{AWS/EC2} CPUUtilization', 'Average')"))
                alarm(stack, search)
            },
            PlacedMistake("cloudwatch/standard-deviations") { stack, lines in
                let metric = errors()
                Alarm(
                    stack, "A",
                    band: lines.wrong(metric.anomalyDetectionBand(standardDeviations: 0)), evaluationPeriods: 1)
            },
            PlacedMistake("cloudwatch/empty-rule") { stack, lines in
                let alarm = Alarm(stack, "A", metric: errors(), threshold: 1, evaluationPeriods: 1)
                CompositeAlarm(
                    stack, "C",
                    rule: .allOf(
                        .alarm(alarm),
                        lines.wrong(.anyOf([]))))
            },
            PlacedMistake("cloudwatch/alarm-count") { stack, lines in
                let alarm = Alarm(stack, "A", metric: errors(), threshold: 1, evaluationPeriods: 1)
                CompositeAlarm(
                    stack, "C",
                    rule: lines.wrong(.atLeast(.count(2), of: [alarm], are: .alarm)))
            },
            PlacedMistake("cloudwatch/widget-width") { stack, lines in
                Dashboard(
                    stack, "D",
                    widgets: [
                        [
                            TextWidget("a"),
                            lines.wrong(TextWidget("b", width: 25)),
                        ]
                    ])
            },
            PlacedMistake("cloudwatch/period") { stack, lines in
                let metric = lines.wrong(Metric(namespace: "Video", name: "Errors", period: .seconds(45)))
                Dashboard(stack, "D", widgets: [[GraphWidget(left: [metric])]])
            },
            PlacedMistake("cloudwatch/labels-on-chart") { stack, lines in
                Dashboard(
                    stack, "D",
                    widgets: [
                        [
                            lines.wrong(GraphWidget(left: [errors()], showsLabelsOnChart: true))
                        ]
                    ])
            },
            PlacedMistake("cloudwatch/variable-without-values") { stack, lines in
                Dashboard(
                    stack, "D",
                    variables: [
                        lines.wrong(DashboardVariable("stage", .pattern("prod"), input: .select(.values())))
                    ])
            },
            PlacedMistake("cloudwatch/duplicate-variable") { stack, lines in
                Dashboard(
                    stack, "D",
                    variables: [
                        lines.other(DashboardVariable("stage", .pattern("prod"), input: .text)),
                        lines.wrong(DashboardVariable("stage", .pattern("test"), input: .text)),
                    ])
            },
        ]
    }
}
