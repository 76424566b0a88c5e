import CloudAssembly

/// A length of time, as AWS settings take it: a whole number of a unit.
///
/// Reading it in a unit in which it is not whole is a mistake of the one who reads; see ``whole(_:)``.
public struct Duration: Sendable, Hashable, CustomStringConvertible {
    /// A unit of time.
    public enum Unit: Int, Sendable {
        case milliseconds = 1
        case seconds = 1_000
        case minutes = 60_000
        case hours = 3_600_000
        case days = 86_400_000
    }

    /// The whole length.
    public let milliseconds: Int

    private init(_ amount: Int, _ unit: Unit) { milliseconds = amount * unit.rawValue }

    public static func milliseconds(_ amount: Int) -> Duration { Duration(amount, .milliseconds) }
    public static func seconds(_ amount: Int) -> Duration { Duration(amount, .seconds) }
    public static func minutes(_ amount: Int) -> Duration { Duration(amount, .minutes) }
    public static func hours(_ amount: Int) -> Duration { Duration(amount, .hours) }
    public static func days(_ amount: Int) -> Duration { Duration(amount, .days) }

    /// The length in whole seconds; what is less than one is cut.
    public var seconds: Int { milliseconds / Unit.seconds.rawValue }

    /// The length in a unit; nil if it is not a whole number of it.
    public func whole(_ unit: Unit) -> Int? {
        milliseconds % unit.rawValue == 0 ? milliseconds / unit.rawValue : nil
    }

    public var description: String {
        let units: [(Unit, String)] = [(.days, "day"), (.hours, "hour"), (.minutes, "minute"), (.seconds, "second"), (.milliseconds, "milli")]
        var rest = milliseconds
        var parts: [String] = []
        for (unit, name) in units where rest >= unit.rawValue {
            let amount = rest / unit.rawValue
            rest %= unit.rawValue
            parts.append("\(amount) \(name)\(amount == 1 ? "" : "s")")
        }
        return parts.isEmpty ? "0 seconds" : parts.prefix(2).joined(separator: " ")
    }
}
