import CDK
import CDKCloudWatch
import CDKLambda
import CDKSNS
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct CloudWatchCases {
    @Test func cloudWatch() throws {
        try Conformance.check("51-cloudwatch") { app in
            let stack = Stack(app, "Cw", env: Conformance.environment)
            let t = Topic(stack, "T")
            let q = Queue(stack, "Q")
            let f = Function(stack, "F", code: .inline("x"), runtime: .nodejs22, handler: "index.h")
            let a = Alarm(
                stack, "A", metric: q.metricApproximateNumberOfMessagesVisible(), threshold: 10, evaluationPeriods: 3,
                comparison: .greaterThan, datapointsToAlarm: 2, missingData: .notBreaching, alarmName: "n", description: "d")
            a.addAction(t)
            a.addAction(t, when: .ok)
            a.addAction(.function(f))
            let m = Metric(
                namespace: "NS", name: "M", dimensions: ["b": "2", "a": "1"], statistic: .percentile(99), period: .minutes(1),
                unit: .count, label: "lbl", color: "#ff0000")
            let p99 = Alarm(stack, "P99", metric: m, threshold: 0.5, evaluationPeriods: 1)
            let rate = MathExpression(
                "e/i*100", using: ["e": f.metricErrors(), "i": f.metricInvocations().with(region: .usEast1)], label: "rate",
                period: .minutes(10))
            Alarm(stack, "Math", metric: MathExpression("x+1", using: ["x": m]), threshold: 1, evaluationPeriods: 1)
            let composite = CompositeAlarm(
                stack, "Comp", rule: .anyOf(.alarm(a), .not(.ok(p99))), suppressor: ActionsSuppressor(a))
            Alarm(
                stack, "Anom", metric: m.with(statistic: .average), threshold: 3, evaluationPeriods: 2, actionsEnabled: false)
            let board = Dashboard(stack, "Dash", dashboardName: "dash", time: .last(.days(7)))
            board.addWidgets(
                TextWidget("# hi \"q\"", width: 24, height: 2),
                GraphWidget(
                    title: "g", left: [m, rate], right: [q.metricNumberOfMessagesSent()], isStacked: true,
                    leftAnnotations: [HorizontalAnnotation(5, label: "x", color: .red, fill: .above)],
                    leftAxis: GraphAxis(minimum: 0, label: "y"), legend: .right, period: .minutes(5)))
            board.addWidgets(
                SingleValueWidget(metrics: [m], showsSparkline: true), AlarmWidget(a, title: "al"), AlarmStatusWidget([a, composite]),
                LogQueryWidget(logGroups: ["lg"], query: ["fields @message", "limit 5"]),
                Row(Spacer(width: 3), GaugeWidget(metrics: [m])))
            Dashboard(
                stack, "Auto", widgets: [[Column(TextWidget("a"), TextWidget("b"))]],
                variables: [DashboardVariable("v", .property("region"), input: .text, label: "L")])
        }
    }
}
