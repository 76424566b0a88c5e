import CDK

/// Data points over time, which alarms watch and graphs show: a ``Metric``, or what a ``MathExpression`` or ``SearchExpression`` makes of
/// metrics.
public protocol TimeSeries {
    /// How much time one data point stands for.
    var period: Duration { get }
    /// What legends call the series.
    var label: Value<String>? { get }
    var color: GraphColor? { get }
    /// Which of the three it is.
    var source: TimeSeriesSource { get }

    /// The same series with data points for a longer or shorter time.
    func with(period: Duration) -> Self
}

/// Where the data points of a ``TimeSeries`` come from.
public enum TimeSeriesSource {
    case metric(Metric)
    case math(MathExpression)
    case search(SearchExpression)
}

/// What is wrong with a metric. It has no place in the construct tree, so that those who use it report it.
struct MetricProblem: Hashable {
    let message: String
    let action: String
}

/// What is probably not meant in a metric; shown where it is used.
struct MetricWarning: Hashable {
    let id: String
    let message: String
}

extension TimeSeries {
    /// The series in a sentence: its label, or what it is made from.
    var summary: Value<String> {
        if let label, label.literal != "" { return label }
        return switch source {
        case .metric(let metric): metric.name
        case .math(let math): math.expression
        case .search(let search): search.expression
        }
    }

    /// Equal for series of the same data points, whatever they are called.
    var key: String {
        switch source {
        case .metric(let metric):
            ([metric.namespace.identity, metric.name.identity]
                + metric.sortedDimensions.flatMap { [$0.name, $0.value.identity] }
                + [metric.statistic.rawValue, "\(metric.period.seconds)", metric.region?.rawValue, metric.account].compactMap { $0 })
                .joined(separator: "|")
        case .math(let math):
            ([math.expression.identity]
                + math.usedMetrics.sorted { $0.key.utf16Precedes($1.key) }.flatMap { [$0.key, $0.value.key] }
                + [math.searchRegion?.rawValue, math.searchAccount].compactMap { $0 })
                .joined(separator: "|")
        case .search(let search):
            ([search.expression.identity] + [search.searchRegion?.rawValue, search.searchAccount].compactMap { $0 }).joined(separator: "|")
        }
    }

    /// What is wrong with the series and with those it is made from.
    var problems: [MetricProblem] {
        switch source {
        case .metric(let metric): metric.ownProblems
        case .math(let math): math.ownProblems + math.usedMetrics.flatMap { $0.value.problems }
        case .search: []
        }
    }

    /// What is probably not meant in the series and in those it is made from.
    var warnings: [MetricWarning] {
        switch source {
        case .metric(let metric): metric.ownWarnings
        case .math(let math): math.warnings
        case .search: []
        }
    }
}

extension String {
    /// JavaScript's order of strings: by UTF-16 code units.
    func utf16Precedes(_ other: String) -> Bool { utf16.lexicographicallyPrecedes(other.utf16) }
}
