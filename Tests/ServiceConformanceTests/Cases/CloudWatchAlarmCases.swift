import CDK
import CDKCloudWatch
import CDKIAM
import ConformanceSupport
import Testing

@Suite struct CloudWatchAlarmCases {
    @Test func alarms() throws {
        try Conformance.check("90-cloudwatch-alarms") { app in
            alarms(Stack(app, "Alarms", env: Conformance.environment), Stack(app, "AlarmsLong", env: Conformance.environment))
            alarms(Stack(app, "AlarmsAgnostic"), Stack(app, "AlarmsAgnosticLong"))
        }
    }

    private func alarms(_ stack: Stack, _ other: Stack) {
        let t = topic(stack, "T")
        let m = Metric(namespace: "NS", name: "M", dimensions: ["z": "2", "a": t.ref, "B": "3"])
        func named(_ name: Value<String>) -> Metric { Metric(namespace: "NS", name: name, dimensions: m.dimensions) }
        @discardableResult
        func alarm(_ id: String, _ metric: any TimeSeries, threshold: Double = 10) -> Alarm {
            Alarm(stack, id, metric: metric, threshold: threshold, evaluationPeriods: 1)
        }
        let plain = alarm("Plain", m)
        Alarm(
            stack, "Full", metric: m.with(statistic: "sum", period: .seconds(10), unit: .bytes.perSecond), threshold: -0.25,
            evaluationPeriods: 3, comparison: .lessThan, datapointsToAlarm: 2, missingData: .ignore, lowSampleCount: .ignore,
            alarmName: "full", description: "d", actionsEnabled: true)
        let statistics: [Statistic] = [
            .sampleCount, .minimum, .interquartileMean, .percentile(99.9), .trimmedMean(90), .trimmedMean(10, 90), .winsorizedMean(5),
            .winsorizedMean(1, 2), .trimmedCount(3), .trimmedCount(3, 4), .trimmedSum(8), .trimmedSum(8, 9.5), .percentileRank(300),
            .percentileRank(1, 2), "AVG", "N", "P50", "tm(:90%)", "PR(5:)", "TM(1:2%)", "p101", "odd",
        ]
        for (index, statistic) in statistics.enumerated() { alarm("Stat\(index)", m.with(statistic: statistic)) }
        alarm("Odd", m.with(statistic: "odd", label: "named"))
        alarm("NoDimensions", Metric(namespace: "NS", name: "M"))
        alarm("Elsewhere", m.with(account: "222222222222"))
        alarm("Own", m.with(account: "111111111111", region: .euSouth1))
        alarm("Attached", m.attached(to: stack))
        alarm("Labeled", m.with(label: ""))
        let e = named("E")
        let i = named("I").with(period: .minutes(1))
        alarm("Math", MathExpression("e / i * 100 + SUM(x) - \"quoted\" - FooBar", using: ["e": e, "i": i]), threshold: 1)
        let ratio = MathExpression("e / i", using: ["e": e, "i": i], label: "ratio")
        alarm("Nested", MathExpression("r + e", using: ["r": ratio, "e": e], label: "nested", period: .minutes(1)))
        alarm("Twice", MathExpression("a + b", using: ["a": e, "b": e]))
        alarm("Far", MathExpression("a", using: ["a": m.with(statistic: "odd", account: "333333333333")]))
        alarm("Insight", MathExpression("INSIGHT_RULE_METRIC('rule', UniqueContributors) > other"))
        alarm("Quoted", MathExpression("IF(x > 1, 'text' 1, 0)", using: ["x": e]))
        Alarm(stack, "Band", band: i.anomalyDetectionBand(standardDeviations: 3), evaluationPeriods: 2, comparison: .above)
        Alarm(stack, "Standard", band: m.with(label: "lbl").anomalyDetectionBand(), evaluationPeriods: 2)
        Alarm(
            stack, "OwnBand", band: MathExpression("ANOMALY_DETECTION_BAND(m1, 4)", using: ["m1": e], label: "mine"),
            evaluationPeriods: 1, comparison: .below)
        let acting = alarm("Acting", Metric(namespace: "AWS/EC2", name: "CPUUtilization", dimensions: ["InstanceId": "i-1"]))
        acting.addAction(.instance(.stop))
        acting.addAction(.arn("\(t.ref)"))
        acting.addAction(.arn("\(t.ref)"), when: .ok)
        acting.addAction(.arn("arn:aws:ssm:eu-south-1:111111111111:opsitem:1"), when: .insufficientData)
        let imported = Alarm.imported(stack, "Imported", arn: "arn:aws:cloudwatch:eu-west-1:222222222222:alarm:there")
        let here = Alarm.imported(stack, "Named", name: "here")
        let composite = CompositeAlarm(
            stack, "Comp",
            rule: .allOf(
                .alarm(plain), .not(.insufficientData(imported)), .anyOf(.ok(here), .constant(false)),
                .atLeast(.count(2), of: [acting, plain, imported], are: .alarm),
                .atLeast(.percentage(50), of: [acting, here], areNot: .ok), AlarmRule("TRUE")),
            alarmName: "comp", description: "d", actionsEnabled: false,
            suppressor: ActionsSuppressor(imported, extensionPeriod: .minutes(2), waitPeriod: .seconds(90)), actions: [.arn("\(t.ref)")])
        composite.addAction(.arn("\(t.ref)"), when: .ok)
        let second = CompositeAlarm(other, String(repeating: "x", count: 250), rule: .anyOf(.alarm(imported)))
        Metric.grantPutMetricData(to: Role(stack, "R", assumedBy: .accountRoot))
        topic(
            stack, "Names",
            [
                "a": AnyValue(plain.arn), "b": AnyValue(plain.name), "c": AnyValue(composite.arn), "d": AnyValue(composite.name),
                "e": AnyValue(imported.name), "f": AnyValue(here.arn), "g": AnyValue(here.name), "h": AnyValue(second.name),
            ])
    }
}
