import CDK
import CloudAssembly

/// A vertical axis of a graph.
public struct GraphAxis: Sendable {
    let minimum: Double?
    let maximum: Double?
    let label: String?
    let showsUnits: Bool?

    /// Creates an axis.
    ///
    /// - Parameters:
    ///   - minimum: The value at its lower end; CloudWatch chooses it if not given.
    ///   - maximum: The value at its upper end; CloudWatch chooses it if not given.
    ///   - label: The text beside it; none if not given.
    ///   - showsUnits: Whether the units of the values stand beside it; they do if not given.
    public init(minimum: Double? = nil, maximum: Double? = nil, label: String? = nil, showsUnits: Bool? = nil) {
        self.minimum = minimum
        self.maximum = maximum
        self.label = label
        self.showsUnits = showsUnits
    }

    var members: OrderedMap<AnyValue> {
        var members: OrderedMap<AnyValue> = [:]
        members.set("min", minimum)
        members.set("max", maximum)
        members.set("label", label)
        members.set("showUnits", showsUnits)
        return members
    }
}

/// A line across a graph at a value.
public struct HorizontalAnnotation {
    /// The side of the line that is filled.
    public enum Fill: String, Sendable { case none, above, below }

    private let value: Double
    private let label: Value<String>?
    private let color: GraphColor?
    private let fill: Fill?
    private let isVisible: Bool?
    /// The original puts the label of an alarm's threshold first.
    private let isOfAlarm: Bool

    /// Creates a line at a value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - label: The text at the line; none if not given.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - fill: The side of the line that is filled; none if not given.
    ///   - isVisible: Whether the line is drawn; it is if not given.
    public init(
        _ value: Double, label: Value<String>? = nil, color: GraphColor? = nil, fill: Fill? = nil, isVisible: Bool? = nil
    ) {
        self.value = value
        self.label = label
        self.color = color
        self.fill = fill
        self.isVisible = isVisible
        isOfAlarm = false
    }

    init(ofAlarm label: Value<String>, threshold: Double) {
        value = threshold
        self.label = label
        color = nil
        fill = nil
        isVisible = nil
        isOfAlarm = true
    }

    func json(axis: MetricSet.Axis? = nil) -> AnyValue {
        var members: OrderedMap<AnyValue> = [:]
        if isOfAlarm { members.set("label", label) }
        members.set("value", value)
        members.set("label", label)
        members.set("color", color?.rawValue)
        members.set("fill", fill?.rawValue)
        members.set("visible", isVisible)
        members.set("yAxis", axis?.rawValue)
        return .object(members)
    }
}

/// A line down a graph at a time.
public struct VerticalAnnotation: Sendable {
    /// The side of the line that is filled.
    public enum Fill: String, Sendable { case none, before, after }

    let date: String
    private let label: String?
    private let color: GraphColor?
    private let fill: Fill?
    private let isVisible: Bool?

    /// Creates a line at a time.
    ///
    /// - Parameters:
    ///   - date: The time in ISO 8601, as in `2026-11-25T09:00:00Z`.
    ///   - label: The text at the line; none if not given.
    ///   - color: The color; CloudWatch chooses one if not given.
    ///   - fill: The side of the line that is filled; none if not given.
    ///   - isVisible: Whether the line is drawn; it is if not given.
    public init(_ date: String, label: String? = nil, color: GraphColor? = nil, fill: Fill? = nil, isVisible: Bool? = nil) {
        self.date = date
        self.label = label
        self.color = color
        self.fill = fill
        self.isVisible = isVisible
    }

    var json: AnyValue {
        var members: OrderedMap<AnyValue> = [:]
        members.set("value", date)
        members.set("label", label)
        members.set("color", color?.rawValue)
        members.set("fill", fill?.rawValue)
        members.set("visible", isVisible)
        return .object(members)
    }

    /// Whether the date is written as CloudWatch reads it: without an offset, whole seconds or with a fraction.
    var isValid: Bool { date.wholeMatch(of: Self.iso8601) != nil }

    private static var iso8601: Regex<Substring> {
        /-?(?:[1-9][0-9]*)?[0-9]{4}-(?:1[0-2]|0[1-9])-(?:3[01]|0[1-9]|[12][0-9])T(?:2[0-3]|[01][0-9]):[0-5][0-9]:[0-5][0-9](?:.[0-9]+)?Z?/
    }
}

/// The place of a graph's legend.
public enum LegendPosition: String, Sendable { case bottom, right, hidden }

/// The time that a dashboard or a graph shows.
public enum GraphTime: Sendable {
    /// The latest data.
    case last(Duration)
    /// From a moment, in ISO 8601 or as `-PT6H`, to another; to now if there is none.
    case from(String, to: String? = nil)

    var start: String {
        switch self {
        case .last(let duration): "-\(duration.iso8601)"
        case .from(let start, _): start
        }
    }

    var end: String? {
        if case .from(_, let end) = self { end } else { nil }
    }
}

extension OrderedMap where Value == AnyValue {
    mutating func set(legend: LegendPosition?) {
        if let legend { self["legend"] = ["position": AnyValue(legend.rawValue)] }
    }

    mutating func set(time: GraphTime?) {
        set("start", time?.start)
        set("end", time?.end)
    }

    /// The region of what a widget shows: the dashboard's own if not given, known at deployment only, as in the original.
    mutating func set(region: Region?) {
        set("region", CDK.Value<String>(region?.rawValue) ?? PseudoParameter.region)
    }
}
