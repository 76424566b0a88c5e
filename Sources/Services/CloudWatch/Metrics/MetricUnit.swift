/// The unit of a metric's values.
///
/// Only values with this unit count where one is given.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html)
public struct MetricUnit: RawRepresentable, Hashable, Sendable {
    /// The unit as CloudWatch calls it.
    public let rawValue: String

    /// A unit that has no name here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// No unit (`None`).
    public static let none = MetricUnit(rawValue: "None")
    /// A number of things (`Count`).
    public static let count = MetricUnit(rawValue: "Count")
    /// Hundredths (`Percent`).
    public static let percent = MetricUnit(rawValue: "Percent")

    /// Seconds.
    public static let seconds = MetricUnit(rawValue: "Seconds")
    /// Thousandths of a second (`Milliseconds`).
    public static let milliseconds = MetricUnit(rawValue: "Milliseconds")
    /// Millionths of a second (`Microseconds`).
    public static let microseconds = MetricUnit(rawValue: "Microseconds")

    /// Bytes.
    public static let bytes = MetricUnit(rawValue: "Bytes")
    /// Kilobytes.
    public static let kilobytes = MetricUnit(rawValue: "Kilobytes")
    /// Megabytes.
    public static let megabytes = MetricUnit(rawValue: "Megabytes")
    /// Gigabytes.
    public static let gigabytes = MetricUnit(rawValue: "Gigabytes")
    /// Terabytes.
    public static let terabytes = MetricUnit(rawValue: "Terabytes")

    /// Bits.
    public static let bits = MetricUnit(rawValue: "Bits")
    /// Kilobits.
    public static let kilobits = MetricUnit(rawValue: "Kilobits")
    /// Megabits.
    public static let megabits = MetricUnit(rawValue: "Megabits")
    /// Gigabits.
    public static let gigabits = MetricUnit(rawValue: "Gigabits")
    /// Terabits.
    public static let terabits = MetricUnit(rawValue: "Terabits")

    /// So many of the unit in a second: `.bytes.perSecond`.
    public var perSecond: MetricUnit { MetricUnit(rawValue: rawValue + "/Second") }
}
