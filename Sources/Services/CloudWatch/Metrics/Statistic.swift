import CDK

/// The way in which the values of a period become one data point: an average, a sum, a percentile.
///
///     Metric(namespace: "Video", name: "Latency", statistic: .percentile(99))
///     Metric(namespace: "Video", name: "Latency", statistic: .trimmedMean(10, 90))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html)
public struct Statistic: Hashable, Sendable {
    /// The statistic as CloudWatch writes it: `Average`, `p99`, `TM(10%:90%)`.
    public let rawValue: String
    private let form: Form
    /// The mistake in the numbers that it was made with.
    let mistake: Diagnostic?

    private enum Form { case basic, extended, unknown }

    /// A statistic by its text, as CloudWatch reads it: without regard to case, with short forms such as `avg`.
    public init(_ text: String) {
        self.init(text, mistake: nil)
    }

    private init(_ text: String, mistake: Diagnostic?) {
        self.mistake = mistake
        let lowercased = text.lowercased()
        if let basic = Self.basicNames[lowercased] {
            (rawValue, form) = (basic, .basic)
        } else if lowercased == "iqm" {
            (rawValue, form) = ("IQM", .extended)
        } else if Self.hasOneBoundary(lowercased) {
            (rawValue, form) = (lowercased, .extended)
        } else if Self.hasTwoBoundaries(lowercased) {
            (rawValue, form) = (text.uppercased(), .extended)
        } else {
            (rawValue, form) = (text, .unknown)
        }
    }

    /// Whether it is one that alarms have had from the beginning, and that has a property of its own.
    var isBasic: Bool { form == .basic }
    /// Whether it is none that this library knows.
    ///
    /// CloudWatch may know it.
    var isUnknown: Bool { form == .unknown }
}

extension Statistic: ExpressibleByStringLiteral {
    /// A statistic by its text, such as `p99`.
    public init(stringLiteral value: String) { self.init(value) }
}

extension Statistic {
    /// The number of values.
    public static let sampleCount = Statistic("SampleCount")
    /// The mean of the values.
    public static let average = Statistic("Average")
    /// The sum of the values.
    public static let sum = Statistic("Sum")
    /// The least value.
    public static let minimum = Statistic("Minimum")
    /// The greatest value.
    public static let maximum = Statistic("Maximum")
    /// The mean of the middle half of the values.
    public static let interquartileMean = Statistic("IQM")

    /// The value that this percentage of the values do not exceed.
    public static func percentile(_ percentage: Double) -> Statistic { bounded("p", "p", percentage, nil) }

    /// The mean of the values up to a percentile.
    public static func trimmedMean(_ upper: Double) -> Statistic { bounded("tm", "TM", upper, nil) }
    /// The mean of the values between two percentiles.
    public static func trimmedMean(_ lower: Double, _ upper: Double) -> Statistic { bounded("tm", "TM", lower, upper) }

    /// The mean of the values, those above a percentile counted as that percentile.
    public static func winsorizedMean(_ upper: Double) -> Statistic { bounded("wm", "WM", upper, nil) }
    /// The mean of the values, those outside two percentiles counted as the nearer of them.
    public static func winsorizedMean(_ lower: Double, _ upper: Double) -> Statistic { bounded("wm", "WM", lower, upper) }

    /// The number of values that are not above a percentile.
    public static func trimmedCount(_ upper: Double) -> Statistic { bounded("tc", "TC", upper, nil) }
    /// The number of values between two percentiles.
    public static func trimmedCount(_ lower: Double, _ upper: Double) -> Statistic { bounded("tc", "TC", lower, upper) }

    /// The sum of the values up to a percentile.
    public static func trimmedSum(_ upper: Double) -> Statistic { bounded("ts", "TS", upper, nil) }
    /// The sum of the values between two percentiles.
    public static func trimmedSum(_ lower: Double, _ upper: Double) -> Statistic { bounded("ts", "TS", lower, upper) }

    /// The percentage of values that are at most this one.
    public static func percentileRank(_ upper: Double) -> Statistic { Statistic("PR(:\(number(upper)))") }
    /// The percentage of values that are between two.
    public static func percentileRank(_ lower: Double, _ upper: Double) -> Statistic {
        Statistic("PR(\(number(lower)):\(number(upper)))")
    }

    private static func bounded(_ single: String, _ pair: String, _ first: Double, _ second: Double?) -> Statistic {
        let wrong = [first, second].compactMap { $0 }.first { !(0...100).contains($0) }
        let mistake = wrong.map {
            Diagnostic.error(
                "swift-cdk:cloudwatch/statistic-percentage", "A statistic has a percentage of \(number($0)), and 0 to 100 are possible",
                action: "correct the percentage")
        }
        let text = second.map { "\(pair)(\(number(first))%:\(number($0))%)" } ?? "\(single)\(number(first))"
        return Statistic(text, mistake: mistake)
    }

    private static func number(_ value: Double) -> String { Value<Double>(value).description }
}

// MARK: - Reading

extension Statistic {
    private static let basicNames = [
        "average": "Average", "avg": "Average", "minimum": "Minimum", "min": "Minimum", "maximum": "Maximum", "max": "Maximum",
        "samplecount": "SampleCount", "n": "SampleCount", "sum": "Sum",
    ]

    /// Whether the text is like `p99.9` or `tm90`.
    private static func hasOneBoundary(_ text: String) -> Bool {
        ["p", "tm", "wm", "tc", "ts"].contains { prefix in
            guard text.hasPrefix(prefix) else { return false }
            let digits = text.dropFirst(prefix.count)
            let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) else { return false }
            return Double(digits).map { $0 <= 100 } ?? false
        }
    }

    /// Whether the text is like `tm(10%:90%)` or `pr(:300)`, with one side or both.
    private static func hasTwoBoundaries(_ text: String) -> Bool {
        ["pr", "tm", "wm", "tc", "ts"].contains { prefix in
            guard text.hasPrefix(prefix + "("), text.hasSuffix(")"), !text.dropLast().contains(")") else { return false }
            let sides = text.dropFirst(prefix.count + 1).dropLast().split(separator: ":", omittingEmptySubsequences: false)
            guard sides.count >= 2, let lower = Boundary(sides[0]), let upper = Boundary(sides[1]) else { return false }
            guard let one = lower.isPercent, let other = upper.isPercent else { return lower.isPercent != nil || upper.isPercent != nil }
            return one == other
        }
    }

    /// One side of a range.
    private struct Boundary {
        /// nil for a side that is left open.
        let isPercent: Bool?

        /// Nil for a text that is no boundary.
        init?(_ text: Substring) {
            let trimmed = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            let isPercent = trimmed.last == "%"
            self.isPercent = trimmed.isEmpty ? nil : isPercent
            if trimmed.isEmpty { return }
            guard let value = Double(String(isPercent ? trimmed.dropLast() : trimmed[...])), value >= 0, !isPercent || value <= 100 else {
                return nil
            }
        }
    }
}
