import CDK
import CloudAssembly

/// A series that CloudWatch computes from others.
///
///     MathExpression("errors / runs * 100", using: ["errors": function.metricErrors(), "runs": function.metricInvocations()])
///
/// The used metrics get the period of the expression.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html)
public struct MathExpression: TimeSeries {
    /// The expression in the language of metric math.
    public let expression: Value<String>
    /// The series that the expression names.
    public let usedMetrics: OrderedMap<any TimeSeries>
    /// The name of the series in legends; the expression if nil.
    public private(set) var label: Value<String>?
    /// The color of the series in graphs; CloudWatch chooses one if nil.
    public private(set) var color: GraphColor?
    /// The time for which one data point stands, of the metrics in the expression as well.
    public let period: Duration
    /// The account in which `SEARCH` in the expression looks.
    public private(set) var searchAccount: String?
    /// The region in which `SEARCH` in the expression looks.
    public private(set) var searchRegion: Region?
    fileprivate(set) var ownMistakes: [Diagnostic]
    let warnings: [Diagnostic]
    /// The line that made the expression, for diagnostics; nil if the library did.
    private(set) var location: SourceLocation?

    /// Creates an expression.
    ///
    /// - Parameters:
    ///   - expression: The expression in the language of metric math.
    ///   - usedMetrics: The series in the expression, by their names in it: a small letter, then letters, digits and `_`.
    ///   - label: The name in legends; the expression if not given, nothing if empty.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - period: The period of the expression and of the metrics in it.
    ///   - searchAccount: The account in which `SEARCH` in the expression looks. Not in alarms.
    ///   - searchRegion: The region in which `SEARCH` in the expression looks. Not in alarms.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ expression: Value<String>, using usedMetrics: OrderedMap<any TimeSeries> = [:], label: Value<String>? = nil,
        color: GraphColor? = nil, period: Duration = .minutes(5), searchAccount: String? = nil, searchRegion: Region? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.init(
            expression, using: usedMetrics, label: label, color: color, period: period, searchAccount: searchAccount,
            searchRegion: searchRegion, at: .ofUser(file, line))
    }

    private init(
        _ expression: Value<String>, using usedMetrics: OrderedMap<any TimeSeries>, label: Value<String>?, color: GraphColor?,
        period: Duration, searchAccount: String?, searchRegion: Region?, at location: SourceLocation?
    ) {
        self.expression = expression
        let metrics = usedMetrics.mapValues { $0.with(period: period) as any TimeSeries }
        self.usedMetrics = metrics
        self.label = label
        self.color = color
        self.period = period
        self.searchAccount = searchAccount
        self.searchRegion = searchRegion
        self.location = location
        let text = ExpressionText(expression)
        ownMistakes = Self.mistakes(metrics).map { $0.at(location) }
        var warnings: [Diagnostic] = []
        if usedMetrics.contains(where: { $0.value.period != .minutes(5) && $0.value.period != period }) {
            warnings.append(
                .warning(
                    "CloudWatch:Math:MetricsPeriodsOverridden",
                    "The metrics of the expression '\(expression.description)' get its period, \(period), in place of their own",
                    action: "give the expression the period that is meant, or acknowledge this"))
        }
        let missing = text.identifiers.filter { metrics[$0] == nil }
        if !text.findsMetricsItself, !missing.isEmpty {
            warnings.append(
                .warning(
                    "CloudWatch:Math:UnknownIdentifier",
                    "The expression '\(expression.description)' has names that stand for no metric: "
                        + missing.joined(separator: ", "), action: "add them to using"))
        }
        self.warnings = (warnings.map { $0.at(location) } + metrics.flatMap { $0.value.warnings }).lastOfEachKind
    }

    /// The expression as one of the three kinds of series.
    public var source: TimeSeriesSource { .math(self) }

    /// A copy with some of it changed; what is nil stays as it is.
    public func with(
        label: Value<String>? = nil, color: GraphColor? = nil, period: Duration? = nil, searchAccount: String? = nil,
        searchRegion: Region? = nil, file: String = #fileID, line: Int = #line
    ) -> MathExpression {
        let location = .ofUser(file, line) ?? location
        let period = period ?? self.period
        guard period == self.period else {
            return MathExpression(
                expression, using: usedMetrics, label: label ?? self.label, color: color ?? self.color, period: period,
                searchAccount: searchAccount ?? self.searchAccount, searchRegion: searchRegion ?? self.searchRegion, at: location)
        }
        var copy = self
        copy.label = label ?? self.label
        copy.color = color ?? self.color
        copy.searchAccount = searchAccount ?? self.searchAccount
        copy.searchRegion = searchRegion ?? self.searchRegion
        copy.location = location
        return copy
    }

    /// The same expression with another period.
    public func with(period: Duration) -> MathExpression { with(label: nil, period: period) }

    private static func mistakes(_ metrics: OrderedMap<any TimeSeries>) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        let invalid = metrics.keys.filter { !ExpressionText.isIdentifier($0) }
        if !invalid.isEmpty {
            mistakes.append(
                .error(
                    "swift-cdk:cloudwatch/expression-name",
                    "An expression cannot name metrics like this: \(invalid.joined(separator: ", "))",
                    action: "begin the names with a small letter, and go on with letters, digits and underscores"))
        }
        var seen: [String: any TimeSeries] = [:]
        func visit(_ metrics: OrderedMap<any TimeSeries>) {
            for (id, metric) in metrics {
                if let known = seen[id], known.key != metric.key {
                    mistakes.append(
                        .error(
                            "swift-cdk:cloudwatch/expression-name-twice",
                            "'\(id)' names two metrics of the expression: '\(metric.summary.description)' and "
                                + "'\(known.summary.description)'",
                            action: "rename one: names count for the expressions within the expression as well", at: metric.location,
                            other: known.location))
                }
                seen[id] = metric
                if case .math(let math) = metric.source { visit(math.usedMetrics) }
            }
        }
        visit(metrics)
        return mistakes
    }
}

extension TimeSeries {
    /// The range in which CloudWatch expects the values to be, learned from the past.
    ///
    /// - Parameters:
    ///   - standardDeviations: The width of the range; more than 0.
    ///   - label: The name in legends.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - period: The period of the series if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: An expression with `ANOMALY_DETECTION_BAND`.
    public func anomalyDetectionBand(
        standardDeviations: Double = 2, label: Value<String>? = "Anomaly Detection Band", color: GraphColor? = nil, period: Duration? = nil,
        file: String = #fileID, line: Int = #line
    ) -> MathExpression {
        var band = MathExpression(
            "ANOMALY_DETECTION_BAND(m0, \(standardDeviations))", using: ["m0": self], label: label, color: color,
            period: period ?? self.period, file: file, line: line)
        if standardDeviations <= 0 {
            band.ownMistakes.append(
                .error(
                    "swift-cdk:cloudwatch/standard-deviations",
                    "The range of expected values is \(JSON.text(of: standardDeviations)) standard deviations wide",
                    action: "set standardDeviations to more than 0", at: band.location))
        }
        return band
    }
}
