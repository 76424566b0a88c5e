import CloudAssembly

/// A length of time, as AWS settings take it: a whole number of a unit (Semantics 18).
///
/// Read in a unit in which it is not whole, it is nil; see ``whole(_:)``. Where a setting takes whole numbers only, that is reported.
public struct Duration: Sendable {
    /// A unit of time, by its milliseconds.
    public enum Unit: Int, Sendable, CaseIterable, CustomStringConvertible {
        /// Thousandths of a second, the finest unit.
        case milliseconds = 1
        /// Seconds of 1,000 milliseconds.
        case seconds = 1_000
        /// Minutes of 60 seconds.
        case minutes = 60_000
        /// Hours of 60 minutes.
        case hours = 3_600_000
        /// Days of 24 hours.
        case days = 86_400_000

        /// The unit's name in the plural: `millis`, `seconds`, `minutes`, `hours` or `days`.
        public var description: String {
            switch self {
            case .milliseconds: "millis"
            case .seconds: "seconds"
            case .minutes: "minutes"
            case .hours: "hours"
            case .days: "days"
            }
        }
    }

    /// The number of units.
    public let amount: Int
    /// The unit that the duration was made in, which decides how it is written.
    public let unit: Unit

    /// A duration of so many units.
    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// A duration of so many thousandths of a second.
    public static func milliseconds(_ amount: Int) -> Duration { Duration(amount, .milliseconds) }
    /// A duration of so many seconds.
    public static func seconds(_ amount: Int) -> Duration { Duration(amount, .seconds) }
    /// A duration of so many minutes.
    public static func minutes(_ amount: Int) -> Duration { Duration(amount, .minutes) }
    /// A duration of so many hours.
    public static func hours(_ amount: Int) -> Duration { Duration(amount, .hours) }
    /// A duration of so many days of 24 hours.
    public static func days(_ amount: Int) -> Duration { Duration(amount, .days) }

    // MARK: Units

    /// The whole length in milliseconds, at most `Int.max`.
    public var milliseconds: Int { amount.multipliedClamping(by: unit.rawValue) }

    /// The length in whole seconds; what is less than one is cut.
    public var seconds: Int { milliseconds / Unit.seconds.rawValue }

    /// The length in a unit; nil if it is not a whole number of it.
    public func whole(_ unit: Unit) -> Int? {
        if unit == self.unit { return amount }
        return milliseconds % unit.rawValue == 0 ? milliseconds / unit.rawValue : nil
    }

    /// The length in a unit, with its fraction.
    public func fractional(_ unit: Unit) -> Double { Double(milliseconds) / Double(unit.rawValue) }

    /// The length in a unit, for a setting that takes whole numbers; a fraction or a negative length is reported at `scope`.
    public func whole(_ unit: Unit, for scope: any Scope) -> Int {
        if amount < 0 {
            scope.node.report(
                .error(
                    "swift-cdk:units/negative-duration", "A duration is negative: \(amount) \(self.unit)",
                    action: "use a duration from 0 upward"))
        }
        if let whole = whole(unit) { return whole }
        scope.node.report(.noWholeNumber(of: "\(unit)", "\(amount) \(self.unit)"))
        return milliseconds / unit.rawValue
    }

    /// The sum, in the finer unit of the two; at most `Int.max` of it.
    public static func + (left: Duration, right: Duration) -> Duration {
        combine(left, right) { $0.addingReportingOverflow($1) }
    }

    /// The difference, in the finer unit of the two.
    public static func - (left: Duration, right: Duration) -> Duration {
        combine(left, right) { $0.subtractingReportingOverflow($1) }
    }

    private static func combine(_ left: Duration, _ right: Duration, _ operation: (Int, Int) -> (Int, Bool)) -> Duration {
        let unit = left.unit.rawValue < right.unit.rawValue ? left.unit : right.unit
        let (result, isTooLarge) = operation(left.whole(unit) ?? 0, right.whole(unit) ?? 0)
        return Duration(isTooLarge ? .max : result, unit)
    }
}

extension Duration: Hashable {
    /// True if both have the same length, in whatever units.
    public static func == (left: Duration, right: Duration) -> Bool { left.milliseconds == right.milliseconds }
    /// Hashes the length, so that equal lengths have the same hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(milliseconds) }
}

extension Duration: Comparable {
    /// True if the left length is shorter, whatever the units.
    public static func < (left: Duration, right: Duration) -> Bool { left.milliseconds < right.milliseconds }
}

// MARK: Text

extension Duration: CustomStringConvertible, CustomDebugStringConvertible {
    /// The two largest units: `1 minute 30 seconds`.
    public var description: String {
        let parts = parts
        if parts.isEmpty { return "0 \(unit)" }
        return parts.prefix(2).map { "\($0.amount) \($0.amount == 1 ? String($0.unit.description.dropLast()) : $0.unit.description)" }
            .joined(separator: " ")
    }

    /// The duration as it is made in Swift: `Duration.minutes(5)`.
    public var debugDescription: String { "Duration.\(unit)(\(amount))" }

    /// The duration in ISO 8601: `P1DT2H`.
    public var iso8601: String {
        var rest = milliseconds
        if rest <= 0 { return "PT0S" }
        var date = ""
        var time = ""
        for (unit, letter) in [(Unit.days, "D"), (.hours, "H"), (.minutes, "M")] where rest >= unit.rawValue {
            let text = "\(rest / unit.rawValue)\(letter)"
            if unit == .days { date = text } else { time += text }
            rest %= unit.rawValue
        }
        if rest > 0 { time += JSON.text(of: Double(rest) / Double(Unit.seconds.rawValue)) + "S" }
        return "P" + date + (time.isEmpty ? "" : "T" + time)
    }

    /// The length as whole numbers of units, largest first.
    private var parts: [(amount: Int, unit: Unit)] {
        var rest = milliseconds
        var parts: [(Int, Unit)] = []
        for unit in Unit.allCases.reversed() where rest >= unit.rawValue {
            parts.append((rest / unit.rawValue, unit))
            rest %= unit.rawValue
        }
        return parts
    }

    /// Reads a duration in ISO 8601: days, hours, minutes and seconds, which may have three decimals.
    ///
    /// - Throws: ``ParseError`` if it is none.
    public init(iso8601 text: String) throws(ParseError) {
        guard let milliseconds = Self.milliseconds(iso8601: text) else {
            throw ParseError("'\(text)' is no duration of ISO 8601, such as PT15M")
        }
        self.init(milliseconds, .milliseconds)
    }

    private static func milliseconds(iso8601 text: String) -> Int? {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = parts.first, date.first == "P" else { return nil }
        var amounts = amounts(date.dropFirst(), [("D", .days)])
        if parts.count == 2, let times = Self.amounts(parts[1], [("H", .hours), ("M", .minutes), ("S", .seconds)]) {
            amounts?.append(contentsOf: times)
        } else if parts.count == 2 {
            return nil
        }
        guard let amounts, !amounts.isEmpty else { return nil }
        return amounts.reduce(0) { $0.addingClamping($1) }
    }

    /// The milliseconds of numbers that are followed by letters of units, in the order of the units; nil if there is anything else.
    private static func amounts(_ text: Substring, _ units: [(letter: Character, unit: Unit)]) -> [Int]? {
        var rest = text
        var amounts: [Int] = []
        for (letter, unit) in units {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            guard rest.dropFirst(number.count).first == letter else { continue }
            guard let amount = amount(number, unit) else { return nil }
            amounts.append(amount)
            rest = rest.dropFirst(number.count + 1)
        }
        return rest.isEmpty ? amounts : nil
    }

    /// The milliseconds of a number of units; only seconds have decimals.
    private static func amount(_ number: Substring, _ unit: Unit) -> Int? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]) else { return nil }
        let milliseconds = whole.multipliedClamping(by: unit.rawValue)
        guard parts.count == 2, !parts[1].isEmpty else { return parts.count == 2 && unit != .seconds ? nil : milliseconds }
        guard unit == .seconds, parts[1].count <= 3, let decimals = Int(parts[1] + String(repeating: "0", count: 3 - parts[1].count)) else {
            return nil
        }
        return milliseconds.addingClamping(decimals)
    }
}

extension Int {
    /// The product, or the nearest number that there is.
    fileprivate func multipliedClamping(by other: Int) -> Int {
        let (result, isTooLarge) = multipliedReportingOverflow(by: other)
        return isTooLarge ? ((self < 0) == (other < 0) ? .max : .min) : result
    }

    fileprivate func addingClamping(_ other: Int) -> Int {
        let (result, isTooLarge) = addingReportingOverflow(other)
        return isTooLarge ? .max : result
    }
}
