/// Reads classes such as `[^a-z\d]`, and what escapes stand for.
enum PatternClassParser {
    /// The class whose bracket was just taken.
    static func parse(_ scalars: [UInt32], _ position: inout Int, ignoresCase: Bool) throws(PatternError) -> CharacterSet {
        var set = CharacterSet()
        var isNegated = false
        if position < scalars.count, scalars[position] == 0x5E {
            isNegated = true
            position += 1
        }
        let start = position
        // A bracket that comes first is itself.
        while position < scalars.count, scalars[position] != 0x5D || position == start {
            if scalars[position] == 0x26, position + 1 < scalars.count, scalars[position + 1] == 0x26, position > start {
                throw PatternError("an intersection of classes")
            }
            if scalars[position] == 0x5B, position + 1 < scalars.count, scalars[position + 1] == 0x3A {
                throw PatternError("a named class")
            }
            guard let first = try member(scalars, &position, into: &set) else { continue }
            guard let last = try upperBound(scalars, &position, into: &set) else {
                set.insert(first...first)
                continue
            }
            guard first <= last else { throw PatternError("a range whose bounds are reversed") }
            set.insert(first...last)
        }
        guard position < scalars.count else { throw PatternError("a class that is not closed") }
        position += 1
        if ignoresCase { set.ignoreCase() }
        if isNegated { set.negate() }
        return set
    }

    /// The scalar behind a hyphen; nil where the hyphen is one, or what follows is a set.
    private static func upperBound(
        _ scalars: [UInt32], _ position: inout Int, into set: inout CharacterSet
    ) throws(PatternError) -> UInt32? {
        guard position + 1 < scalars.count, scalars[position] == 0x2D, scalars[position + 1] != 0x5D else { return nil }
        let hyphen = position
        position += 1
        if let last = try member(scalars, &position, into: &set) { return last }
        position = hyphen
        return nil
    }

    /// A scalar; nil for a set, which is inserted.
    private static func member(
        _ scalars: [UInt32], _ position: inout Int, into set: inout CharacterSet
    ) throws(PatternError) -> UInt32? {
        let scalar = scalars[position]
        position += 1
        return scalar == 0x5C ? try insertEscape(scalars, &position, into: &set) : scalar
    }

    /// What stands behind a backslash: a scalar; nil for a set, which is inserted.
    static func insertEscape(
        _ scalars: [UInt32], _ position: inout Int, into set: inout CharacterSet
    ) throws(PatternError) -> UInt32? {
        guard position < scalars.count, let scalar = Unicode.Scalar(scalars[position]) else { throw PatternError("a last backslash") }
        position += 1
        switch scalar {
        case "d", "D": set.insert(.digit, isNegated: scalar == "D")
        case "w", "W": set.insert(.letterOrDigit, isNegated: scalar == "W")
        case "s", "S": set.insert(.space, isNegated: scalar == "S")
        case "p", "P": try insertProperty(scalars, &position, isNegated: scalar == "P", into: &set)
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "f": return 12
        case "v": return 11
        case "a": return 7
        case "0": return 0
        case "b": return 8
        case "u": return try hexadecimal(scalars, &position, digits: 4)
        case "x": return try hexadecimal(scalars, &position, digits: 2)
        case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
            throw PatternError("the escape \\\(scalar)")
        default: return scalar.value
        }
        return nil
    }

    private static func hexadecimal(_ scalars: [UInt32], _ position: inout Int, digits: Int) throws(PatternError) -> UInt32 {
        let end = position + digits
        let text = String(String.UnicodeScalarView(scalars[position..<min(end, scalars.count)].compactMap(Unicode.Scalar.init)))
        guard text.utf8.count == digits, let value = UInt32(text, radix: 16) else { throw PatternError("a number that is none") }
        position = end
        return value
    }

    private static func insertProperty(
        _ scalars: [UInt32], _ position: inout Int, isNegated: Bool, into set: inout CharacterSet
    ) throws(PatternError) {
        guard position < scalars.count, scalars[position] == 0x7B, let end = scalars[position...].firstIndex(of: 0x7D) else {
            throw PatternError("a property without a name")
        }
        let name = String(String.UnicodeScalarView(scalars[(position + 1)..<end].compactMap(Unicode.Scalar.init)))
        position = end + 1
        let ascii: ClosedRange<UInt32>? =
            switch name {
            case "ASCII": 0...127
            case "Print": 32...126
            case "Graph": 33...126
            default: nil
            }
        if let ascii, !isNegated {
            set.insert(ascii)
        } else if categories.contains(name) {
            set.insert(.category(name), isNegated: isNegated)
        } else {
            throw PatternError("the property \(name)")
        }
    }

    private static let categories: Set<String> = [
        "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc",
        "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ]
}
