/// Reads the regular expressions of resource schemas: what the dialects of ECMAScript, Java and Python have in common, and `\p{…}`.
///
/// Refused are back references, possessive quantifiers and intersections of classes.
struct PatternParser {
    private static let maximumDepth = 60

    private let scalars: [UInt32]
    private var position = 0
    private var depth = 0
    private var ignoresCase = false
    private var dotTakesLineEnds = false

    static func parse(_ pattern: String) throws(PatternError) -> PatternSyntax {
        var parser = PatternParser(scalars: pattern.unicodeScalars.map(\.value))
        let syntax = try parser.alternatives()
        guard parser.position == parser.scalars.count else { throw PatternError("a parenthesis that closes nothing") }
        return syntax
    }

    private init(scalars: [UInt32]) { self.scalars = scalars }

    private var current: Unicode.Scalar? { position < scalars.count ? Unicode.Scalar(scalars[position]) : nil }

    private mutating func take(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard position + wanted.count <= scalars.count else { return false }
        for index in wanted.indices where scalars[position + index] != UInt32(wanted[index]) { return false }
        position += wanted.count
        return true
    }

    private mutating func next() throws(PatternError) -> Unicode.Scalar {
        guard let current else { throw PatternError("an end in the middle") }
        position += 1
        return current
    }

    private mutating func alternatives() throws(PatternError) -> PatternSyntax {
        depth += 1
        guard depth <= Self.maximumDepth else { throw PatternError("deep nesting") }
        // Flags that are set within a group end with it.
        let flags = (ignoresCase, dotTakesLineEnds)
        var all: [PatternSyntax] = []
        repeat { all.append(try sequence()) } while take("|")
        (ignoresCase, dotTakesLineEnds) = flags
        depth -= 1
        return all.count == 1 ? all[0] : .alternatives(all)
    }

    private mutating func sequence() throws(PatternError) -> PatternSyntax {
        var parts: [PatternSyntax] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            guard let atom = try atom() else { continue }
            parts.append(try quantified(atom))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quantified(_ atom: PatternSyntax) throws(PatternError) -> PatternSyntax {
        var syntax = atom
        while let (minimum, maximum) = try quantifier() {
            if let maximum, maximum < minimum { throw PatternError("a repetition whose bounds are reversed") }
            syntax = .repetition(syntax, minimum: minimum, maximum: maximum)
            // Lazy or not, a text matches or it does not.
            if take("?") { continue }
            if current == "+" { throw PatternError("a possessive quantifier") }
        }
        return syntax
    }

    private mutating func quantifier() throws(PatternError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        guard take("{") else { return nil }
        let minimum = number()
        guard take(",") else {
            if let minimum, take("}") { return (minimum, minimum) }
            position = start
            return nil
        }
        let maximum = number()
        guard take("}"), minimum != nil || maximum != nil else {
            position = start
            return nil
        }
        return (minimum ?? 0, maximum)
    }

    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let scalar = current, let digit = scalar.properties.numericType == .decimal ? Int(String(scalar)) : nil {
            value = min(value * 10 + digit, 1_000_000)
            position += 1
        }
        return position > start ? value : nil
    }

    /// Nil for what only sets a flag, and for a brace that is a quantifier of nothing.
    private mutating func atom() throws(PatternError) -> PatternSyntax? {
        switch try next() {
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case ".": return .set(.any(lineEnds: dotTakesLineEnds))
        case "(": return try group()
        case "[": return .set(try PatternClassParser.parse(scalars, &position, ignoresCase: ignoresCase))
        case "\\": return try escape()
        case "*", "+", "?": throw PatternError("a quantifier of nothing")
        case let scalar: return .set(single(scalar.value))
        }
    }

    private func single(_ scalar: UInt32) -> CharacterSet {
        var set = CharacterSet()
        set.insert(scalar...scalar)
        if ignoresCase { set.ignoreCase() }
        return set
    }

    private mutating func escape() throws(PatternError) -> PatternSyntax {
        switch current {
        case "A": position += 1; return .assertion(.start)
        case "Z", "z": position += 1; return .assertion(.veryEnd)
        case "b": position += 1; return .assertion(.wordBoundary)
        case "B": position += 1; return .assertion(.noWordBoundary)
        case "1", "2", "3", "4", "5", "6", "7", "8", "9", "k": throw PatternError("a back reference")
        default:
            var set = CharacterSet()
            if let scalar = try PatternClassParser.insertEscape(scalars, &position, into: &set) { set.insert(scalar...scalar) }
            if ignoresCase { set.ignoreCase() }
            return .set(set)
        }
    }

    private mutating func group() throws(PatternError) -> PatternSyntax? {
        if take("?=") { return try look(isBehind: false, isNegated: false) }
        if take("?!") { return try look(isBehind: false, isNegated: true) }
        if take("?<=") { return try look(isBehind: true, isNegated: false) }
        if take("?<!") { return try look(isBehind: true, isNegated: true) }
        if take("?i)") {
            ignoresCase = true
            return nil
        }
        if take("?s)") {
            dotTakesLineEnds = true
            return nil
        }
        if !take("?:"), current == "?" { throw PatternError("a kind of group") }
        return try closed()
    }

    private mutating func look(isBehind: Bool, isNegated: Bool) throws(PatternError) -> PatternSyntax {
        .look(try closed(), isBehind: isBehind, isNegated: isNegated)
    }

    private mutating func closed() throws(PatternError) -> PatternSyntax {
        let inner = try alternatives()
        guard take(")") else { throw PatternError("a parenthesis that is not closed") }
        return inner
    }
}
