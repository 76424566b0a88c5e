import CDK
import CloudAssembly

/// The latest values of series, as numbers.
public struct SingleValueWidget: Widget {
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The series whose values are shown.
    public let series: [any TimeSeries]
    /// The line that made the widget.
    public let location: SourceLocation?
    private let hasSparkline: Bool
    private let isForWholeTime: Bool
    private let properties: (Environment) -> OrderedMap<AnyValue>

    /// Creates a widget.
    ///
    /// - Parameters:
    ///   - title: The title; none if not given.
    ///   - metrics: The series.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - region: The region of series that name none; the dashboard's if not given.
    ///   - account: The account of series that name none; the dashboard's if not given.
    ///   - showsSparkline: Whether there is a small graph below the number.
    ///   - usesWholeTime: Whether the number stands for the whole time that is shown. Not with a sparkline.
    ///   - showsAllDigits: Whether the number is not rounded.
    ///   - period: The period for series that do not have one of their own.
    ///   - time: The time that is shown; that of the dashboard if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        title: String? = nil, metrics: [any TimeSeries], width: Int = 6, height: Int = 3, region: Region? = nil, account: String? = nil,
        showsSparkline: Bool? = nil, usesWholeTime: Bool? = nil, showsAllDigits: Bool? = nil, period: Duration? = nil,
        time: GraphTime? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        series = metrics
        hasSparkline = showsSparkline ?? false
        isForWholeTime = usesWholeTime ?? false
        properties = { environment in
            var members: OrderedMap<AnyValue> = [:]
            members.set("view", "singleValue")
            members.set("title", title)
            members.set(region: region)
            members.set("sparkline", showsSparkline)
            members["metrics"] = AnyValue(MetricSet.graphed(left: metrics, in: environment))
            members.set("setPeriodToTimeRange", usesWholeTime)
            members.set("singleValueFullPrecision", showsAllDigits)
            members.set("period", period?.seconds)
            members.set(time: time)
            members.set("accountId", account)
            return members
        }
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("metric", at: position, properties(environment))
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) {
        reportWidth(at: dashboard)
        reportMistakes(series, at: dashboard)
        if hasSparkline, isForWholeTime {
            dashboard.node.report(
                .error(
                    "swift-cdk:cloudwatch/sparkline-for-whole-time", "A number that stands for the whole time has no sparkline",
                    action: "leave showsSparkline or usesWholeTime out"))
        }
    }
}

/// The latest value of a series on a scale.
public struct GaugeWidget: Widget {
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The series whose values are shown.
    public let series: [any TimeSeries]
    /// The line that made the widget.
    public let location: SourceLocation?
    private let properties: (Environment) -> OrderedMap<AnyValue>

    /// Creates a widget.
    ///
    /// - Parameters:
    ///   - title: The title; none if not given.
    ///   - metrics: The series.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - region: The region of series that name none; the dashboard's if not given.
    ///   - account: The account of series that name none; the dashboard's if not given.
    ///   - annotations: Lines and areas on the scale.
    ///   - axis: The scale; from 0 to 100 if not given.
    ///   - legend: The place of the legend; CloudWatch chooses it if not given.
    ///   - isLive: Whether data of the period that is not over yet are shown; they are not if not given.
    ///   - usesWholeTime: Whether the value stands for the whole time that is shown; for the latest period if not given.
    ///   - period: The period for series that do not have one of their own.
    ///   - statistic: The statistic for series that do not have one of their own.
    ///   - time: The time that is shown; that of the dashboard if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        title: String? = nil, metrics: [any TimeSeries], width: Int = 6, height: Int = 6, region: Region? = nil, account: String? = nil,
        annotations: [HorizontalAnnotation] = [], axis: GraphAxis = GraphAxis(), legend: LegendPosition? = nil, isLive: Bool? = nil,
        usesWholeTime: Bool? = nil, period: Duration? = nil, statistic: Statistic? = nil, time: GraphTime? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        series = metrics
        properties = { environment in
            var members: OrderedMap<AnyValue> = [:]
            members.set("view", "gauge")
            members.set("title", title)
            members.set(region: region)
            members.set("metrics", MetricSet.graphed(left: metrics, in: environment))
            if !annotations.isEmpty { members["annotations"] = ["horizontal": AnyValue(annotations.map { $0.json() })] }
            var scale: OrderedMap<AnyValue> = ["min": 0, "max": 100]
            for (key, value) in axis.members { scale[key] = value }
            members["yAxis"] = ["left": .object(scale)]
            members.set(legend: legend)
            members.set("liveData", isLive)
            members.set("setPeriodToTimeRange", usesWholeTime)
            members.set("period", period?.seconds)
            members.set("stat", statistic?.rawValue)
            members.set(time: time)
            members.set("accountId", account)
            return members
        }
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("metric", at: position, properties(environment))
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) {
        reportWidth(at: dashboard)
        reportMistakes(series, at: dashboard)
    }
}
