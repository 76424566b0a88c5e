import CDK
import CDKCloudWatch
import ConformanceSupport
import Testing

@Suite struct CloudWatchDashboardCases {
    @Test func dashboards() throws {
        try Conformance.check("91-cloudwatch-dashboards") { app in
            dashboards(Stack(app, "Boards", env: Conformance.environment))
            dashboards(Stack(app, "BoardsAgnostic"))
        }
    }

    private func dashboards(_ stack: Stack) {
        let t = topic(stack, "T")
        let m = Metric(namespace: "NS", name: "M", dimensions: ["z": t.ref, "A": "x\"y"])
        func named(_ name: Value<String>) -> Metric { Metric(namespace: "NS", name: name, dimensions: m.dimensions) }
        let alarm = Alarm(
            stack, "A", metric: m.with(statistic: .percentile(90), label: "lbl"), threshold: 1.5, evaluationPeriods: 3,
            datapointsToAlarm: 2)
        let minute = Alarm(
            stack, "B", metric: m.with(period: .minutes(1)), threshold: 1, evaluationPeriods: 1, comparison: .lessThan)
        let band = Alarm(stack, "C", band: m.anomalyDetectionBand(), evaluationPeriods: 2)
        let short = Alarm(stack, "E", metric: m.with(period: .seconds(10)), threshold: 1, evaluationPeriods: 5)
        let third = Alarm(stack, "F", metric: m.with(period: .seconds(30)), threshold: 1, evaluationPeriods: 3)
        let board = Dashboard(
            stack, "D", dashboardName: "my-board", time: .from("-PT6H", to: "2026-11-25T00:00:00Z"), periodOverride: .inherit)
        let none = Dashboard(stack, "None")
        none.addWidgets()
        board.addWidgets(TextWidget("# \(t.ref)\n\"quoted\" \\ back", background: .transparent))
        let everything = GraphWidget(
            title: "all",
            left: [
                m, m.with(statistic: .sum, period: .hours(1), color: .pink, id: "mine", isVisible: false), m.with(statistic: "odd"),
                m.with(account: "111111111111", region: .euSouth1), named("F").with(account: "333333333333", region: .usEast1),
                named("At").attached(to: stack),
            ],
            right: [named("R")], width: 12, height: 9, region: .usEast1, account: "222222222222", view: .bar, isStacked: false,
            leftAnnotations: [
                HorizontalAnnotation(1, label: "one", color: .green, fill: .below, isVisible: true), alarm.annotation, minute.annotation,
                band.annotation, short.annotation, third.annotation,
            ],
            rightAnnotations: [HorizontalAnnotation(2)],
            verticalAnnotations: [
                VerticalAnnotation("2026-11-25T09:00:00Z", label: "now", color: "#123456", fill: .before, isVisible: false)
            ],
            leftAxis: GraphAxis(minimum: 0, maximum: 10.5, label: "left", showsUnits: false), rightAxis: GraphAxis(showsUnits: true),
            legend: .hidden, isLive: true, usesWholeTime: true, period: .minutes(1), statistic: .sum, time: .from("-P1D", to: "P0D"))
        board.addWidgets(everything, GraphWidget(), GraphWidget(left: [m], view: .pie, showsLabelsOnChart: true))
        expressions(on: board, m: named("N").attached(to: stack), e: named("E"), i: named("I"))
        values(on: board, m, alarm)
        let views: [(String, LogQueryWidget.View)] = [
            ("LINE", .line), ("STACKEDAREA", .stackedArea), ("BAR", .bar), ("PIE", .pie), ("TABLE", .table),
        ]
        let queries = views.map {
            LogQueryWidget(
                title: $0.0, logGroups: [t.ref, "second"], query: ["fields @message", "limit 5"], view: $0.1, region: .usEast1,
                account: "1")
        }
        board.addWidgets(queries + [LogQueryWidget(logGroups: ["lg"], query: ["SELECT 1"], width: 24, language: .sql)])
        board.addWidgets(
            CustomWidget(title: "c", function: "\(t.ref)", parameters: ["a": [1, "x"]], updatesOnResize: false),
            Column(
                Row(Spacer(width: 20, height: 2), TextWidget("a"), TextWidget("b", width: 3)), TextWidget("c", height: 5)),
            Spacer(), Row(), TextWidget("last"))
        board.addVariable(
            DashboardVariable(
                "r", .pattern("x"), input: .radio(.labeled([(label: "one", value: "1"), (label: nil, value: "2")])),
                defaultValue: .value("2"), label: "L", isVisible: true))
        board.addVariable(
            DashboardVariable(
                "s", .property("InstanceId"),
                input: .select(
                    .metrics(namespace: "AWS/EC2", name: "CPU", dimensions: ["InstanceId", "x"], dimension: "InstanceId")),
                defaultValue: .first, isVisible: false))
        topic(stack, "Names", ["a": AnyValue(board.arn), "b": AnyValue(board.name), "c": AnyValue(none.name)])
    }

    private func expressions(on board: Dashboard, m: Metric, e: Metric, i: Metric) {
        let math = MathExpression("e/i", using: ["e": e, "i": i])
        board.addWidgets(
            GraphWidget(
                left: [
                    math, MathExpression("e*2", using: ["e": e], label: "", color: "#000000"), e,
                    MathExpression(
                        "SEARCH('{NS} M', 'Sum')", label: "found", searchAccount: "444444444444", searchRegion: .euSouth1),
                ],
                right: [
                    SearchExpression("SEARCH('{NS,z} M', 'Sum')", label: ""),
                    SearchExpression("SEARCH('{NS,A} M', 'Sum')", color: "#ffffff", period: .hours(1), searchRegion: .usEast1), math,
                ]),
            GraphWidget(
                left: [
                    MathExpression(
                        "q+n", using: ["q": math, "n": m], label: "outer", period: .minutes(1), searchAccount: "111111111111",
                        searchRegion: .usEast1)
                ]))
    }

    private func values(on board: Dashboard, _ m: Metric, _ alarm: Alarm) {
        board.addWidgets(
            SingleValueWidget(
                title: "v", metrics: [m], region: .usEast1, account: "1", usesWholeTime: true, showsAllDigits: true, period: .hours(1),
                time: .last(.hours(1))),
            GaugeWidget(
                title: "g", metrics: [m], account: "1", annotations: [HorizontalAnnotation(3, label: "x")],
                axis: GraphAxis(maximum: 5, label: "l"), legend: .bottom, isLive: false, usesWholeTime: true, period: .hours(1),
                statistic: "p50", time: .from("-PT1H", to: "PT0S")),
            AlarmWidget(alarm, region: .euWest1, account: "1", axis: GraphAxis(minimum: 1)),
            AlarmStatusWidget(
                [alarm], title: "s", width: 10, states: [.alarm, .insufficientData], order: .stateUpdate))
    }
}
