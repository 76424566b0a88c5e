import CDK

/// The series that an alarm watches, as its resource's properties: one metric by itself, or a list of metrics and expressions.
struct AlarmMetrics {
    private(set) var dimensions: List<CloudWatch.CfnAlarm.DimensionProperty>?
    private(set) var namespace: Value<String>?
    private(set) var name: Value<String>?
    private(set) var period: Value<Int>?
    private(set) var statistic: Value<String>?
    private(set) var extendedStatistic: Value<String>?
    private(set) var unit: Value<String>?
    private(set) var queries: List<CloudWatch.CfnAlarm.MetricDataQueryProperty>?
    /// The name of the series that is compared.
    private(set) var primaryID: Value<String>?

    private let node: Node

    /// Renders a series.
    ///
    /// - Parameters:
    ///   - series: The series that is watched.
    ///   - isBand: Whether the alarm compares a metric with its expected range, both of which it needs then.
    ///   - node: The alarm, at which mistakes are reported.
    init(_ series: any TimeSeries, isBand: Bool, at node: Node) {
        self.node = node
        node.report(series.mistakes.unique)
        switch series.source {
        case .metric(let metric) where metric.label == nil && !isElsewhere(metric): set(metric)
        case .metric(let metric): queries = [query(metric, id: "m1", isReturned: true)]
        case .math: set(MetricSet.of(series, at: node), returning: isBand ? 2 : 1)
        case .search(let search): report(search)
        }
    }

    /// The properties of an alarm on one metric that needs no more.
    private mutating func set(_ metric: Metric) {
        checkRegion(of: metric)
        dimensions = Self.dimensions(metric)
        namespace = metric.namespace
        name = metric.name
        period = Value(metric.period.seconds)
        if metric.statistic.isBasic {
            statistic = Value(metric.statistic.rawValue)
        } else {
            extendedStatistic = Value(metric.statistic.rawValue)
        }
        unit = Value(metric.unit?.rawValue)
    }

    private mutating func set(_ metrics: MetricSet, returning levels: Int) {
        var expressionCount = 0
        var queries: [CloudWatch.CfnAlarm.MetricDataQueryProperty] = []
        for entry in metrics.entries {
            var id = entry.id ?? ""
            if id.isEmpty {
                expressionCount += 1
                id = "expr_\(expressionCount)"
            }
            if entry.axis != nil { primaryID = Value(id) }
            let isReturned = entry.level <= levels
            switch entry.series.source {
            case .metric(let metric): queries.append(query(metric, id: id, isReturned: isReturned))
            case .math(let math): queries.append(query(math, id: id, isReturned: isReturned))
            case .search(let search): report(search)
            }
        }
        self.queries = List(queries)
    }

    private func query(_ metric: Metric, id: String, isReturned: Bool) -> CloudWatch.CfnAlarm.MetricDataQueryProperty {
        checkRegion(of: metric)
        return CloudWatch.CfnAlarm.MetricDataQueryProperty(
            id: Value(id), accountId: isElsewhere(metric) ? Value(metric.account) : nil, label: metric.label,
            metricStat: CloudWatch.CfnAlarm.MetricStatProperty(
                metric: CloudWatch.CfnAlarm.MetricProperty(
                    dimensions: Self.dimensions(metric), metricName: metric.name, namespace: metric.namespace),
                period: Value(metric.period.seconds), stat: Value(metric.statistic.rawValue), unit: Value(metric.unit?.rawValue)),
            returnData: Value(isReturned)
        ).made(at: metric.location)
    }

    private func query(_ math: MathExpression, id: String, isReturned: Bool) -> CloudWatch.CfnAlarm.MetricDataQueryProperty {
        if math.usedMetrics.count > 10 {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/alarm-metric-count",
                    "The expression '\(math.expression.description)' uses \(math.usedMetrics.count) metrics, and at most 10 are "
                        + "possible in an alarm", action: "let it use fewer", at: math.location))
        }
        if math.searchAccount != nil || math.searchRegion != nil {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/alarm-search-place",
                    "The expression '\(math.expression.description)' searches in an account or region of its own, which no alarm "
                        + "can", action: "leave searchAccount and searchRegion out", at: math.location))
        }
        return CloudWatch.CfnAlarm.MetricDataQueryProperty(
            id: Value(id), expression: math.expression, label: math.label,
            period: math.usedMetrics.isEmpty ? Value(math.period.seconds) : nil, returnData: Value(isReturned)
        ).made(at: math.location)
    }

    private static func dimensions(_ metric: Metric) -> List<CloudWatch.CfnAlarm.DimensionProperty>? {
        let dimensions = metric.sortedDimensions.map { CloudWatch.CfnAlarm.DimensionProperty(name: Value($0.name), value: $0.value) }
        return dimensions.isEmpty ? nil : List(dimensions)
    }

    /// Whether the metric is in another account, or in one that may be another.
    private func isElsewhere(_ metric: Metric) -> Bool {
        metric.account.map { $0 != node.environment.account } ?? false
    }

    private func checkRegion(of metric: Metric) {
        guard let region = metric.region, let own = node.environment.region, region != own else { return }
        node.report(
            .error(
                "swift-cdk:cloudwatch/alarm-region", "The metric \(metric.summary.description) is in \(region), and the alarm in \(own)",
                action: "create the alarm in a stack of \(region)", at: metric.location))
    }

    private func report(_ search: SearchExpression) {
        node.report(
            .error(
                "swift-cdk:cloudwatch/alarm-on-search", "An alarm cannot watch what a search finds", action: "name the metrics",
                at: search.location))
    }
}

extension MetricSet {
    /// The set of one series and what it uses; mistakes are reported at an alarm.
    fileprivate static func of(_ series: any TimeSeries, at alarm: Node) -> MetricSet {
        var set = MetricSet()
        set.add([series], on: .left)
        alarm.report(set.mistakes(besides: series.mistakes))
        return set
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order in which they come first.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
