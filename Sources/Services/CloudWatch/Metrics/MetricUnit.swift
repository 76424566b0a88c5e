/// The unit of a metric's values. Only values with this unit count where one is given.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html)
public struct MetricUnit: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let none = MetricUnit(rawValue: "None")
    public static let count = MetricUnit(rawValue: "Count")
    public static let percent = MetricUnit(rawValue: "Percent")

    public static let seconds = MetricUnit(rawValue: "Seconds")
    public static let milliseconds = MetricUnit(rawValue: "Milliseconds")
    public static let microseconds = MetricUnit(rawValue: "Microseconds")

    public static let bytes = MetricUnit(rawValue: "Bytes")
    public static let kilobytes = MetricUnit(rawValue: "Kilobytes")
    public static let megabytes = MetricUnit(rawValue: "Megabytes")
    public static let gigabytes = MetricUnit(rawValue: "Gigabytes")
    public static let terabytes = MetricUnit(rawValue: "Terabytes")

    public static let bits = MetricUnit(rawValue: "Bits")
    public static let kilobits = MetricUnit(rawValue: "Kilobits")
    public static let megabits = MetricUnit(rawValue: "Megabits")
    public static let gigabits = MetricUnit(rawValue: "Gigabits")
    public static let terabits = MetricUnit(rawValue: "Terabits")

    /// So many of the unit in a second: `.bytes.perSecond`.
    public var perSecond: MetricUnit { MetricUnit(rawValue: rawValue + "/Second") }
}
