import CDK
import CloudAssembly

/// The graph of an alarm's metric with its threshold.
public struct AlarmWidget: Widget {
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    private let properties: OrderedMap<AnyValue>

    /// Creates a widget.
    ///
    /// - Parameters:
    ///   - alarm: The alarm.
    ///   - title: The title; CloudWatch chooses one if not given.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - region: The region of the alarm; the dashboard's if not given.
    ///   - account: The account of the alarm; the dashboard's if not given.
    ///   - axis: The vertical axis; CloudWatch chooses its ends if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ alarm: any AlarmReference, title: String? = nil, width: Int = 6, height: Int = 6, region: Region? = nil, account: String? = nil,
        axis: GraphAxis? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        var members: OrderedMap<AnyValue> = [:]
        members.set("view", "timeSeries")
        members.set("title", title)
        members.set(region: region)
        members["annotations"] = ["alarms": [AnyValue(alarm.arn)]]
        members["yAxis"] = axis.map { ["left": .object($0.members)] } ?? [:]
        members.set("accountId", account)
        properties = members
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("metric", at: position, properties)
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}

/// The states of alarms.
public struct AlarmStatusWidget: Widget {
    /// The order of the alarms.
    public enum Order: String, Sendable {
        /// By name.
        case standard = "default"
        /// By state, and within a state by the time at which it changed.
        case stateUpdate = "stateUpdatedTimestamp"
        /// By the time at which the state changed, whatever it is.
        case anyUpdate = "timestamp"
    }

    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    private let properties: OrderedMap<AnyValue>

    /// Creates a widget.
    ///
    /// - Parameters:
    ///   - alarms: The alarms, of the dashboard's account and region.
    ///   - title: `Alarm Status` if not given.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - states: Shows only alarms in these; all if empty.
    ///   - order: The order of the alarms; by name if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ alarms: [any AlarmReference], title: String? = nil, width: Int = 6, height: Int = 3, states: [AlarmState] = [],
        order: Order? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        var members: OrderedMap<AnyValue> = [:]
        members.set("title", title ?? "Alarm Status")
        members["alarms"] = AnyValue(alarms.map { AnyValue($0.arn) })
        members.set("states", states.map { AnyValue($0.rawValue) })
        members.set("sortBy", order?.rawValue)
        properties = members
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("alarm", at: position, properties)
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
