import CDK
import CloudAssembly

/// A series that CloudWatch computes from others.
///
///     MathExpression("errors / invocations * 100", using: ["errors": function.metricErrors(), "invocations": function.metricInvocations()])
///
/// The used metrics get the period of the expression.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html)
public struct MathExpression: TimeSeries {
    public let expression: Value<String>
    /// The series that the expression names.
    public let usedMetrics: OrderedMap<any TimeSeries>
    public private(set) var label: Value<String>?
    public private(set) var color: GraphColor?
    public let period: Duration
    /// The account in which `SEARCH` in the expression looks.
    public private(set) var searchAccount: String?
    /// The region in which `SEARCH` in the expression looks.
    public private(set) var searchRegion: Region?
    fileprivate(set) var ownProblems: [MetricProblem]
    let warnings: [MetricWarning]

    /// - Parameters:
    ///   - usedMetrics: By the names that the expression has for them: a small letter, then letters, digits and `_`.
    ///   - label: What legends call it; the expression if not given, nothing if empty.
    ///   - searchAccount: In which account `SEARCH` in the expression looks. Not in alarms.
    ///   - searchRegion: In which region `SEARCH` in the expression looks. Not in alarms.
    public init(
        _ expression: Value<String>, using usedMetrics: OrderedMap<any TimeSeries> = [:], label: Value<String>? = nil,
        color: GraphColor? = nil, period: Duration = .minutes(5), searchAccount: String? = nil, searchRegion: Region? = nil
    ) {
        self.expression = expression
        let metrics = usedMetrics.mapValues { $0.with(period: period) as any TimeSeries }
        self.usedMetrics = metrics
        self.label = label
        self.color = color
        self.period = period
        self.searchAccount = searchAccount
        self.searchRegion = searchRegion
        let text = ExpressionText(expression)
        ownProblems = Self.problems(metrics)
        var found: OrderedMap<String> = [:]
        if usedMetrics.contains(where: { $0.value.period != .minutes(5) && $0.value.period != period }) {
            found["CloudWatch:Math:MetricsPeriodsOverridden"] =
                "Periods of metrics in 'usingMetrics' for Math expression '\(expression.description)' have been overridden to "
                + "\(period.seconds) seconds."
        }
        let missing = text.identifiers.filter { metrics[$0] == nil }
        if !text.findsMetricsItself, !missing.isEmpty {
            found["CloudWatch:Math:UnknownIdentifier"] =
                "Math expression '\(expression.description)' references unknown identifiers: \(missing.joined(separator: ", ")). Please "
                + "add them to the 'usingMetrics' map."
        }
        for (_, metric) in metrics {
            for warning in metric.warnings { found[warning.id] = warning.message }
        }
        warnings = found.map { MetricWarning(id: $0.key, message: $0.value) }
    }

    public var source: TimeSeriesSource { .math(self) }

    /// A copy with some of it changed; what is nil stays as it is.
    public func with(
        label: Value<String>? = nil, color: GraphColor? = nil, period: Duration? = nil, searchAccount: String? = nil,
        searchRegion: Region? = nil
    ) -> MathExpression {
        let period = period ?? self.period
        guard period == self.period else {
            return MathExpression(
                expression, using: usedMetrics, label: label ?? self.label, color: color ?? self.color, period: period,
                searchAccount: searchAccount ?? self.searchAccount, searchRegion: searchRegion ?? self.searchRegion)
        }
        var copy = self
        copy.label = label ?? self.label
        copy.color = color ?? self.color
        copy.searchAccount = searchAccount ?? self.searchAccount
        copy.searchRegion = searchRegion ?? self.searchRegion
        return copy
    }

    public func with(period: Duration) -> MathExpression { with(label: nil, period: period) }

    private static func problems(_ metrics: OrderedMap<any TimeSeries>) -> [MetricProblem] {
        var problems: [MetricProblem] = []
        let invalid = metrics.keys.filter { !ExpressionText.isIdentifier($0) }
        if !invalid.isEmpty {
            problems.append(
                MetricProblem(
                    message: "Invalid variable names in expression: \(invalid.joined(separator: ",")). Must start with lowercase letter and "
                        + "only contain alphanumerics.",
                    action: "rename them"))
        }
        var seen: [String: any TimeSeries] = [:]
        func visit(_ metrics: OrderedMap<any TimeSeries>) {
            for (id, metric) in metrics {
                if let known = seen[id], known.key != metric.key {
                    problems.append(
                        MetricProblem(
                            message: "The ID '\(id)' used for two metrics in the expression: '\(metric.summary.description)' and "
                                + "'\(known.summary.description)'. Rename one.",
                            action: "names count for the expressions within the expression as well"))
                }
                seen[id] = metric
                if case .math(let math) = metric.source { visit(math.usedMetrics) }
            }
        }
        visit(metrics)
        return problems
    }
}

extension TimeSeries {
    /// The range in which CloudWatch expects the values to be, learned from the past.
    ///
    /// - Parameters:
    ///   - standardDeviations: How wide the range is; more than 0.
    ///   - period: The period of the series if not given.
    public func anomalyDetectionBand(
        standardDeviations: Double = 2, label: Value<String>? = "Anomaly Detection Band", color: GraphColor? = nil, period: Duration? = nil
    ) -> MathExpression {
        var band = MathExpression(
            "ANOMALY_DETECTION_BAND(m0, \(standardDeviations))", using: ["m0": self], label: label, color: color,
            period: period ?? self.period)
        if standardDeviations <= 0 {
            band.ownProblems.append(
                MetricProblem(message: "stdDevs must be greater than 0", action: "give more than 0 standard deviations"))
        }
        return band
    }
}
