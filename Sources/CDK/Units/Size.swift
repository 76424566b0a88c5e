import CloudAssembly

/// An amount of storage or memory (Semantics 18).
///
/// Read in a unit in which it is not whole, it is nil; see ``whole(_:)``. Where a setting takes whole numbers only, that is reported.
public struct Size: Sendable {
    /// A unit of storage, each 1,024 times the one before.
    public enum Unit: Int, Sendable, CaseIterable, CustomStringConvertible {
        /// Eight bits.
        case bytes
        /// KiB: 1,024 bytes.
        case kibibytes
        /// MiB: 1,024 KiB.
        case mebibytes
        /// GiB: 1,024 MiB.
        case gibibytes
        /// TiB: 1,024 GiB.
        case tebibytes
        /// PiB: 1,024 TiB.
        case pebibytes

        var bytes: Double { Double(1 << (10 * rawValue)) }

        /// The unit's name in the plural: `mebibytes`.
        public var description: String {
            switch self {
            case .bytes: "bytes"
            case .kibibytes: "kibibytes"
            case .mebibytes: "mebibytes"
            case .gibibytes: "gibibytes"
            case .tebibytes: "tebibytes"
            case .pebibytes: "pebibytes"
            }
        }

        /// The unit's abbreviation: `bytes`, `KiB`, `MiB`, `GiB`, `TiB` or `PiB`.
        var abbreviation: String {
            self == .bytes ? "bytes" : "\(description.prefix(1).uppercased())iB"
        }
    }

    /// The number of units, which may have a fraction.
    public let amount: Double
    /// The unit that the size was made in.
    public let unit: Unit

    /// A size of so many units.
    public init(_ amount: Double, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// A size of so many bytes.
    public static func bytes(_ amount: Double) -> Size { Size(amount, .bytes) }
    /// A size in units of 1,024 bytes.
    public static func kibibytes(_ amount: Double) -> Size { Size(amount, .kibibytes) }
    /// A size in units of 1,024 KiB.
    public static func mebibytes(_ amount: Double) -> Size { Size(amount, .mebibytes) }
    /// A size in units of 1,024 MiB.
    public static func gibibytes(_ amount: Double) -> Size { Size(amount, .gibibytes) }
    /// A size in units of 1,024 GiB.
    public static func tebibytes(_ amount: Double) -> Size { Size(amount, .tebibytes) }
    /// A size in units of 1,024 TiB.
    public static func pebibytes(_ amount: Double) -> Size { Size(amount, .pebibytes) }

    /// The size in a unit, with its fraction.
    public func fractional(_ unit: Unit) -> Double {
        unit == self.unit ? amount : amount * (self.unit.bytes / unit.bytes)
    }

    /// The size in a unit; nil if it is not a whole number of it.
    public func whole(_ unit: Unit) -> Int? { Int(exactly: fractional(unit)) }

    /// The size in a unit; what is less than one is cut.
    public func roundedDown(_ unit: Unit) -> Int { Int(exactly: fractional(unit).rounded(.down)) ?? .max }

    /// The size in a unit, for a setting that takes whole numbers; a fraction or a negative size is reported at `scope`.
    public func whole(_ unit: Unit, for scope: any Scope) -> Int {
        if amount < 0 {
            scope.node.report(
                .error(
                    "swift-cdk:units/negative-size", "A size is negative: \(JSON.text(of: amount)) \(self.unit)",
                    action: "use a size from 0 upward"))
        }
        if let whole = whole(unit) { return whole }
        scope.node.report(.noWholeNumber(of: "\(unit)", "\(JSON.text(of: amount)) \(self.unit)"))
        return roundedDown(unit)
    }
}

extension Size: Hashable, Comparable {
    /// True if both have the same size, in whatever units.
    public static func == (left: Size, right: Size) -> Bool { left.fractional(.bytes) == right.fractional(.bytes) }
    /// True if the left size is smaller, whatever the units.
    public static func < (left: Size, right: Size) -> Bool { left.fractional(.bytes) < right.fractional(.bytes) }
    /// Hashes the size in bytes, so that equal sizes have the same hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(fractional(.bytes)) }
}

extension Size: CustomStringConvertible, CustomDebugStringConvertible {
    /// The size in the largest unit of which it is at least one, with two decimals: `1.5 GiB`.
    public var description: String {
        let unit = Unit.allCases.last { fractional(.bytes) >= $0.bytes } ?? .bytes
        let rounded = (fractional(unit) * 100).rounded() / 100
        return "\(JSON.text(of: rounded)) \(unit.abbreviation)"
    }

    /// The size as it is made in Swift: `Size.mebibytes(512)`.
    public var debugDescription: String { "Size.\(unit)(\(JSON.text(of: amount)))" }
}
