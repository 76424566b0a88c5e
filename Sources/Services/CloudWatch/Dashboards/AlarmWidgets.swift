import CDK
import CloudAssembly

/// The graph of an alarm's metric with its threshold.
public struct AlarmWidget: Widget {
    public let width: Int
    public let height: Int
    private let properties: OrderedMap<AnyValue>

    /// - Parameters:
    ///   - region: Where the alarm is; the dashboard's if not given.
    ///   - account: Where the alarm is; the dashboard's if not given.
    public init(
        _ alarm: any AlarmReference, title: String? = nil, width: Int = 6, height: Int = 6, region: Region? = nil, account: String? = nil,
        axis: GraphAxis? = nil
    ) {
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

    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("metric", at: position, properties)
    }

    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}

/// The states of alarms.
public struct AlarmStatusWidget: Widget {
    /// The order of the alarms.
    public enum Order: String, Sendable {
        case standard = "default"
        case stateUpdate = "stateUpdatedTimestamp"
        case anyUpdate = "timestamp"
    }

    public let width: Int
    public let height: Int
    private let properties: OrderedMap<AnyValue>

    /// - Parameters:
    ///   - title: `Alarm Status` if not given.
    ///   - states: Shows only alarms in these; all if empty.
    public init(
        _ alarms: [any AlarmReference], title: String? = nil, width: Int = 6, height: Int = 3, states: [AlarmState] = [],
        order: Order? = nil
    ) {
        self.width = width
        self.height = height
        var members: OrderedMap<AnyValue> = [:]
        members.set("title", title ?? "Alarm Status")
        members["alarms"] = AnyValue(alarms.map { AnyValue($0.arn) })
        members.set("states", states.map { AnyValue($0.rawValue) })
        members.set("sortBy", order?.rawValue)
        properties = members
    }

    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("alarm", at: position, properties)
    }

    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
