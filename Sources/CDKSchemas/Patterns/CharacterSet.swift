/// A set of Unicode scalars: what a class of a pattern, such as `[a-z_]`, takes.
struct CharacterSet: Sendable, Equatable {
    /// Groups of Unicode's general categories, and sets that other dialects name.
    enum Property: Sendable, Equatable {
        case category(String)
        case letterOrDigit, digit, space
    }

    /// Bit by bit the first 128 scalars, in two words.
    private var low: (UInt64, UInt64) = (0, 0)
    private var ranges: [ClosedRange<UInt32>] = []
    private var properties: [(property: Property, isNegated: Bool)] = []
    private var isNegated = false

    /// A set without scalars.
    init() {}

    /// What `.` takes: all but the end of a line, or all.
    static func any(lineEnds: Bool) -> CharacterSet {
        var set = CharacterSet()
        if !lineEnds { set.insert(10...10) }
        set.negate()
        return set
    }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        if range.lowerBound < 64 { low.0 |= Self.bits(range.lowerBound, min(range.upperBound, 63)) }
        if range.lowerBound < 128, range.upperBound > 63 {
            low.1 |= Self.bits(max(range.lowerBound, 64) - 64, min(range.upperBound, 127) - 64)
        }
        if range.upperBound > 127 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
    }

    mutating func insert(_ property: Property, isNegated: Bool) {
        let bits = Self.low(property)
        low.0 |= isNegated ? ~bits.0 : bits.0
        low.1 |= isNegated ? ~bits.1 : bits.1
        properties.append((property, isNegated))
    }

    mutating func negate() { isNegated.toggle() }

    /// Takes small letters for capitals and the other way round.
    mutating func ignoreCase() {
        for letter in UInt32(65)...90 where hasLow(letter) || hasLow(letter + 32) {
            insertLow(letter)
            insertLow(letter + 32)
        }
    }

    @inline(__always) func contains(_ scalar: UInt32) -> Bool {
        scalar < 128 ? hasLow(scalar) != isNegated : containsHigh(scalar)
    }

    private func containsHigh(_ scalar: UInt32) -> Bool {
        let isListed =
            ranges.contains { $0.contains(scalar) } || properties.contains { Self.has(scalar, $0.property) != $0.isNegated }
        return isListed != isNegated
    }

    /// The bits from one to another.
    private static func bits(_ first: UInt32, _ last: UInt32) -> UInt64 {
        (.max >> UInt64(63 - last)) & (.max << UInt64(first))
    }

    /// The first 128 scalars of a property.
    ///
    /// Those that most patterns have are written down.
    private static func low(_ property: Property) -> (UInt64, UInt64) {
        switch property {
        case .digit: return (0x03FF_0000_0000_0000, 0)
        case .letterOrDigit: return (0x03FF_0000_0000_0000, 0x07FF_FFFE_87FF_FFFE)
        case .space: return (0x0000_0001_F000_3E00, 0)
        case .category:
            var set = CharacterSet()
            for scalar in UInt32(0)..<128 where has(scalar, property) { set.insertLow(scalar) }
            return set.low
        }
    }

    private func hasLow(_ scalar: UInt32) -> Bool {
        scalar < 64 ? low.0 >> UInt64(scalar) & 1 == 1 : low.1 >> UInt64(scalar - 64) & 1 == 1
    }

    private mutating func insertLow(_ scalar: UInt32) {
        if scalar < 64 { low.0 |= 1 << UInt64(scalar) } else { low.1 |= 1 << UInt64(scalar - 64) }
    }

    private static func has(_ value: UInt32, _ property: Property) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch property {
        case .category(let name):
            let code = scalar.properties.generalCategory.code
            return code == name || (name.utf8.count == 1 && code.hasPrefix(name))
        case .letterOrDigit:
            let code = scalar.properties.generalCategory.code
            return scalar == "_" || code.hasPrefix("L") || code == "Nd" || code == "Mn"
        case .digit: return scalar.properties.generalCategory == .decimalNumber
        case .space: return scalar.properties.isWhitespace || (0x1C...0x1F).contains(value)
        }
    }

    static func == (lhs: CharacterSet, rhs: CharacterSet) -> Bool {
        lhs.low == rhs.low && lhs.ranges == rhs.ranges && lhs.isNegated == rhs.isNegated
            && lhs.properties.elementsEqual(rhs.properties) { $0 == $1 }
    }
}

extension Unicode.GeneralCategory {
    /// The two letters by which patterns name the category.
    fileprivate var code: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
