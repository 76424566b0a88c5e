/// What a scalar of YAML 1.1 is in a template.
///
/// Types and spellings are those of yaml.org/type. Dates are texts, as CloudFormation reads them: `Version: 2012-10-17` is everywhere.
enum YAMLScalarResolution {
    /// The value of a scalar without quotes; nil for a number that JSON cannot hold.
    static func plain(_ text: String) -> JSON? {
        if text.isEmpty || isNull(text) { return .null }
        if let flag = bool(text) { return .bool(flag) }
        guard let first = text.utf8.first, startsNumber(first) else { return .string(text) }
        if let value = integer(text) { return value.map { .number($0) } }
        if let value = decimal(text) { return value.isFinite ? .number(value) : nil }
        return .string(text)
    }

    /// The value of a scalar whose type a tag names; nil if it is none of that type.
    static func typed(_ type: String, _ text: String) -> JSON? {
        switch type {
        case "str": .string(text)
        case "null": isNull(text) || text.isEmpty ? .null : nil
        case "bool": bool(text).map { .bool($0) }
        case "int": (integer(text) ?? nil).map { .number($0) }
        case "float": ((decimal(text) ?? integer(text) ?? nil).flatMap { $0.isFinite ? $0 : nil }).map { .number($0) }
        default: nil
        }
    }

    private static func isNull(_ text: String) -> Bool { ["~", "null", "Null", "NULL"].contains(text) }

    private static func bool(_ text: String) -> Bool? {
        switch text {
        case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": true
        case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": false
        default: nil
        }
    }

    private static func startsNumber(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }

    // MARK: Integers

    /// The value of an integer; nil for other texts, and nil inside for one that a double cannot hold.
    private static func integer(_ text: String) -> Double?? {
        var digits = Array(text.utf8)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard let magnitude = magnitude(digits) else { return nil }
        return .some(magnitude.map { isNegative ? -$0 : $0 })
    }

    private static func magnitude(_ digits: [UInt8]) -> Double?? {
        guard let first = digits.first, isDigit(first) else { return nil }
        if first == UInt8(ascii: "0") {
            let rest = digits.dropFirst()
            switch rest.first {
            case nil: return 0
            case UInt8(ascii: "b"): return number(rest.dropFirst(), radix: 2)
            case UInt8(ascii: "x"): return number(rest.dropFirst(), radix: 16)
            default: return number(digits[...], radix: 8)
            }
        }
        if !digits.contains(UInt8(ascii: ":")) { return decimalNumber(digits) }
        let places = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard places.dropFirst().allSatisfy(isSexagesimalDigit), var value = number(places[0], radix: 10) else { return nil }
        for place in places.dropFirst() {
            let digit = Double(String(decoding: place, as: UTF8.self)) ?? 0
            value = value.flatMap { exact($0 * 60 + digit) }
        }
        return value
    }

    /// The number that decimal digits and underscores make.
    ///
    /// A double holds those that JavaScript writes with the same digits.
    private static func decimalNumber(_ digits: [UInt8]) -> Double?? {
        guard digits.allSatisfy(isDigitOrUnderscore) else { return nil }
        let text = String(decoding: digits.filter(isDigit), as: UTF8.self)
        guard let value = Double(text) else { return nil }
        return .some(value < 0x1p53 || JSON.text(of: value) == text ? value : nil)
    }

    /// The number that digits and underscores make; nil for other texts, and nil inside for one that a double cannot hold.
    private static func number(_ digits: ArraySlice<UInt8>, radix: Double) -> Double?? {
        var value: Double? = 0
        var isEmpty = true
        for byte in digits where byte != UInt8(ascii: "_") {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, Double(digit) < radix else { return nil }
            isEmpty = false
            value = value.flatMap { exact($0 * radix + Double(digit)) }
        }
        return isEmpty ? nil : .some(value)
    }

    /// An integer below the first that a double rounds.
    private static func exact(_ value: Double) -> Double? { value < 0x1p53 ? value : nil }

    // MARK: Fractions

    /// The value of a number with a point; nil for other texts.
    private static func decimal(_ text: String) -> Double? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN": return .infinity
        // Digits, which are read below.
        default: break
        }
        let bytes = text.utf8.filter { $0 != UInt8(ascii: "_") }
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let hasSign = text.hasPrefix("-") || text.hasPrefix("+")
        let whole = text[..<point].utf8.dropFirst(hasSign ? 1 : 0)
        var fraction = text[text.utf8.index(after: point)...].utf8[...]
        if whole.contains(UInt8(ascii: ":")) { return sexagesimalFraction(whole, fraction, isNegative: text.hasPrefix("-")) }
        if let exponent = fraction.firstIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
            let power = fraction[fraction.index(after: exponent)...]
            guard power.first == UInt8(ascii: "+") || power.first == UInt8(ascii: "-"), power.count > 1,
                power.dropFirst().allSatisfy(isDigit)
            else { return nil }
            fraction = fraction[..<exponent]
        }
        let isWholeRight = whole.isEmpty ? !hasSign && fraction.first.map(isDigit) == true : isDigit(whole[whole.startIndex])
        guard isWholeRight, whole.allSatisfy(isDigitOrUnderscore), fraction.allSatisfy(isDigitOrUnderscore) else { return nil }
        return Double(normalized(bytes))
    }

    /// The digits so that Swift reads them: it wants some on both sides of the point.
    private static func normalized(_ bytes: [UInt8]) -> String {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix(".") { text = "0" + text }
        for end in ["e", "E"] { text = text.split(separator: end).map { $0.hasSuffix(".") ? $0 + "0" : String($0) }.joined(separator: end) }
        return text
    }

    private static func sexagesimalFraction(
        _ whole: Substring.UTF8View.SubSequence, _ fraction: Substring.UTF8View.SubSequence, isNegative: Bool
    ) -> Double? {
        let places = whole.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let first = places[0].first, isDigit(first), places[0].allSatisfy(isDigitOrUnderscore),
            places.dropFirst().allSatisfy(isSexagesimalDigit), fraction.allSatisfy(isDigitOrUnderscore)
        else { return nil }
        func double(_ bytes: some Sequence<UInt8>) -> Double {
            Double(String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)) ?? 0
        }
        var value = 0.0
        for place in places { value = value * 60 + double(place) }
        value += double([UInt8(ascii: "0"), UInt8(ascii: ".")] + fraction)
        return isNegative ? -value : value
    }

    /// Whether a place of a number to base 60 is right: `0` to `59`, with one digit or two.
    private static func isSexagesimalDigit(_ place: some Collection<UInt8>) -> Bool {
        guard let first = place.first, place.allSatisfy(isDigit) else { return false }
        return place.count == 1 || place.count == 2 && first < UInt8(ascii: "6")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isDigitOrUnderscore(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }
}
