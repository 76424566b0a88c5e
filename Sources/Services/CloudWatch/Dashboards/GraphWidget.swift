import CDK
import CloudAssembly

/// A graph of series over time, or of their latest values as bars or a pie.
///
///     GraphWidget(title: "Errors", left: [function.metricErrors()], right: [rate], isStacked: true)
public struct GraphWidget: Widget {
    /// The kind of a graph.
    public enum View: String, Sendable {
        /// Lines over time.
        case timeSeries
        /// Bars of the latest values.
        case bar
        /// A pie of the latest values.
        case pie
    }

    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    let left: [any TimeSeries]
    let right: [any TimeSeries]
    private let view: View
    private let verticalAnnotations: [VerticalAnnotation]
    private let labelsOnChart: Bool
    private let properties: (Environment) -> OrderedMap<AnyValue>

    /// Creates a graph.
    ///
    /// - Parameters:
    ///   - title: The title; none if not given.
    ///   - left: Series for the left axis.
    ///   - right: Series for the right axis.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - region: The region of series that name none; the dashboard's if not given.
    ///   - account: The account of series that name none; the dashboard's if not given.
    ///   - view: The kind of graph.
    ///   - isStacked: Whether series are drawn on top of each other; they are not if not given.
    ///   - leftAnnotations: Lines at values of the left axis.
    ///   - rightAnnotations: Lines at values of the right axis.
    ///   - verticalAnnotations: Lines at times.
    ///   - leftAxis: The left axis; CloudWatch chooses its ends if not given.
    ///   - rightAxis: The right axis; CloudWatch chooses its ends if not given.
    ///   - legend: The place of the legend; CloudWatch chooses it if not given.
    ///   - showsLabelsOnChart: Whether the names of series stand on the chart; only for pies.
    ///   - isLive: Whether data of the period that is not over yet are shown.
    ///   - usesWholeTime: Whether bars and pies stand for the whole time that is shown, and not for the latest period.
    ///   - period: The period for series that do not have one of their own.
    ///   - statistic: The statistic for series that do not have one of their own.
    ///   - time: The time that is shown; that of the dashboard if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        title: String? = nil, left: [any TimeSeries] = [], right: [any TimeSeries] = [], width: Int = 6, height: Int = 6,
        region: Region? = nil, account: String? = nil, view: View = .timeSeries, isStacked: Bool? = nil,
        leftAnnotations: [HorizontalAnnotation] = [], rightAnnotations: [HorizontalAnnotation] = [],
        verticalAnnotations: [VerticalAnnotation] = [], leftAxis: GraphAxis? = nil, rightAxis: GraphAxis? = nil,
        legend: LegendPosition? = nil, showsLabelsOnChart: Bool = false, isLive: Bool? = nil, usesWholeTime: Bool? = nil,
        period: Duration? = nil, statistic: Statistic? = nil, time: GraphTime? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        self.left = left
        self.right = right
        self.view = view
        self.verticalAnnotations = verticalAnnotations
        labelsOnChart = showsLabelsOnChart
        properties = { environment in
            var members: OrderedMap<AnyValue> = [:]
            members.set("view", view.rawValue)
            members.set("title", title)
            members.set(region: region)
            members.set("stacked", isStacked)
            if showsLabelsOnChart { members["labels"] = ["visible": true] }
            members.set("metrics", MetricSet.graphed(left: left, right: right, in: environment))
            var annotations: OrderedMap<AnyValue> = [:]
            annotations.set("horizontal", leftAnnotations.map { $0.json(axis: .left) } + rightAnnotations.map { $0.json(axis: .right) })
            annotations.set("vertical", verticalAnnotations.map(\.json))
            if !annotations.isEmpty { members["annotations"] = .object(annotations) }
            var axes: OrderedMap<AnyValue> = [:]
            axes["left"] = leftAxis.map { .object($0.members) }
            axes["right"] = rightAxis.map { .object($0.members) }
            members["yAxis"] = .object(axes)
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

    /// The series of both axes.
    public var series: [any TimeSeries] { left + right }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("metric", at: position, properties(environment))
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) {
        reportWidth(at: dashboard)
        reportMistakes(left, right, at: dashboard)
        for annotation in verticalAnnotations where !annotation.isValid {
            dashboard.node.report(
                .error(
                    "swift-cdk:cloudwatch/annotation-date", "'\(annotation.date)' is not a time in ISO 8601",
                    action: "write it as in 2026-11-25T09:00:00Z"))
        }
        if labelsOnChart, view != .pie {
            dashboard.node.report(
                .error(
                    "swift-cdk:cloudwatch/labels-on-chart", "Only pies have labels on the chart",
                    action: "leave showsLabelsOnChart out, or use view: .pie"))
        }
    }
}

extension Widget {
    /// Reports what is wrong with the series of a widget, and with several of them together.
    func reportMistakes(_ left: [any TimeSeries], _ right: [any TimeSeries] = [], at dashboard: any Scope) {
        var set = MetricSet()
        set.add(left, on: .left)
        set.add(right, on: .right)
        let own = (left + right).flatMap(\.mistakes)
        dashboard.node.report((own + set.mistakes(besides: own)).unique)
    }
}
