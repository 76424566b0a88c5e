import CDK

/// All series that a search finds when a graph is shown. Only for dashboards.
///
///     SearchExpression("SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average')", label: "")
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html)
public struct SearchExpression: TimeSeries {
    public private(set) var expression: Value<String>
    public private(set) var label: Value<String>?
    public private(set) var color: GraphColor?
    public private(set) var period: Duration
    /// The account that is searched.
    public private(set) var searchAccount: String?
    /// The region that is searched.
    public private(set) var searchRegion: Region?

    /// - Parameter label: What legends call each series; the expression if not given, the names of what is found if empty.
    public init(
        _ expression: Value<String>, label: Value<String>? = nil, color: GraphColor? = nil, period: Duration = .minutes(5),
        searchAccount: String? = nil, searchRegion: Region? = nil
    ) {
        self.expression = expression
        self.label = label
        self.color = color
        self.period = period
        self.searchAccount = searchAccount
        self.searchRegion = searchRegion
    }

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

    public func with(period: Duration) -> SearchExpression { with(label: nil, period: period) }
}
