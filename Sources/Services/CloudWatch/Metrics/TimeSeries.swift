import CDK

/// Data points over time, which alarms watch and graphs show: a ``Metric``, or what a ``MathExpression`` or ``SearchExpression`` makes of
/// metrics.
public protocol TimeSeries {
    /// The time for which one data point stands.
    var period: Duration { get }
    /// The name of the series in legends.
    var label: Value<String>? { get }
    /// The color of the series in graphs; CloudWatch chooses one if nil.
    var color: GraphColor? { get }
    /// The series as one of the three kinds.
    var source: TimeSeriesSource { get }

    /// The same series with data points for a longer or shorter time.
    func with(period: Duration) -> Self
}

/// The kinds of series, by where their data points come from.
public enum TimeSeriesSource {
    /// Values that a service or an app publishes.
    case metric(Metric)
    /// Values that are computed from others.
    case math(MathExpression)
    /// The values of all metrics that a search finds.
    case search(SearchExpression)
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

    /// The line that made the series; nil if the library did.
    var location: SourceLocation? {
        switch source {
        case .metric(let metric): metric.location
        case .math(let math): math.location
        case .search(let search): search.location
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

    /// Mistakes in the series and in those it is made from.
    var mistakes: [Diagnostic] {
        switch source {
        case .metric(let metric): metric.ownMistakes
        case .math(let math): math.ownMistakes + math.usedMetrics.flatMap { $0.value.mistakes }
        case .search: []
        }
    }

    /// Warnings about the series and those it is made from.
    var warnings: [Diagnostic] {
        switch source {
        case .metric(let metric): metric.ownWarnings
        case .math(let math): math.warnings
        case .search: []
        }
    }
}

extension [Diagnostic] {
    /// One of each kind, at the place of the first, as the original has it: the last.
    var lastOfEachKind: [Diagnostic] {
        var last: OrderedMap<Diagnostic> = [:]
        for diagnostic in self { last[diagnostic.id.rawValue] = diagnostic }
        return last.map(\.value)
    }
}

extension String {
    /// JavaScript's order of strings: by UTF-16 code units.
    func utf16Precedes(_ other: String) -> Bool { utf16.lexicographicallyPrecedes(other.utf16) }
}
