import CDK

/// All series that a search finds when a graph is shown.
///
/// Only for dashboards.
///
///     SearchExpression("SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average')", label: "")
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html)
public struct SearchExpression: TimeSeries {
    /// The search in the language of CloudWatch.
    public private(set) var expression: Value<String>
    /// The name of each series in legends; the expression if nil.
    public private(set) var label: Value<String>?
    /// The color of the series in graphs; CloudWatch chooses them if nil.
    public private(set) var color: GraphColor?
    /// The time for which one data point stands.
    public private(set) var period: Duration
    /// The account that is searched.
    public private(set) var searchAccount: String?
    /// The region that is searched.
    public private(set) var searchRegion: Region?
    /// The line that made the search, for diagnostics; nil if the library did.
    let location: SourceLocation?

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - expression: The search, such as `SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average')`.
    ///   - label: The name of each series in legends; the expression if not given, the names of what is found if empty.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - period: The period of the series.
    ///   - searchAccount: The account that is searched; the dashboard's if not given.
    ///   - searchRegion: The region that is searched; the dashboard's if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ expression: Value<String>, label: Value<String>? = nil, color: GraphColor? = nil, period: Duration = .minutes(5),
        searchAccount: String? = nil, searchRegion: Region? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.expression = expression
        self.label = label
        self.color = color
        self.period = period
        self.searchAccount = searchAccount
        self.searchRegion = searchRegion
        location = .ofUser(file, line)
    }

    /// The search as one of the three kinds of series.
    public var source: TimeSeriesSource { .search(self) }

    /// A copy with some of it changed; what is nil stays as it is.
    public func with(
        label: Value<String>? = nil, color: GraphColor? = nil, period: Duration? = nil, searchAccount: String? = nil,
        searchRegion: Region? = nil
    ) -> SearchExpression {
        var copy = self
        copy.label = label ?? self.label
        copy.color = color ?? self.color
        copy.period = period ?? self.period
        copy.searchAccount = searchAccount ?? self.searchAccount
        copy.searchRegion = searchRegion ?? self.searchRegion
        return copy
    }

    /// The same search with another period.
    public func with(period: Duration) -> SearchExpression { with(label: nil, period: period) }
}
