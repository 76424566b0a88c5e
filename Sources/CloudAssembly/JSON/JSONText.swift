extension JSON {
    /// The text that JavaScript's `JSON.stringify` gives for this value.
    ///
    /// Each level is indented by `indent` spaces; the text has no white space if that is nil.
    public func text(indent: Int? = nil) -> String {
        String(decoding: utf8(indent: indent), as: UTF8.self)
    }

    /// The UTF-8 bytes of ``text(indent:)``.
    public func utf8(indent: Int? = nil) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(self)
        return writer.bytes
    }

    /// A number as JavaScript prints it: shortest digits that round-trip, exponents only from 1e21 upward and 1e-7 downward.
    public static func text(of number: Double) -> String {
        if let integer = Int(exactly: number), integer.magnitude < 1 << 53 { return String(integer) }
        guard number.isFinite else { return "null" }
        // Swift's description has the same shortest digits, but another layout.
        let (digits, exponent) = significand(number.magnitude.description)
        let sign = number < 0 ? "-" : ""
        let count = digits.count
        switch exponent {
        case count...21 where exponent >= count:
            return sign + digits + String(repeating: "0", count: exponent - count)
        case 1...21:
            return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -exponent) + digits
        default:
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            let power = exponent - 1
            return sign + digits.prefix(1) + fraction + "e" + (power < 0 ? "-" : "+") + String(abs(power))
        }
    }

    /// The digits of a printed number without leading and trailing zeros, and the power of ten of the point before them.
    private static func significand(_ text: String) -> (digits: String, exponent: Int) {
        let parts = text.split(separator: "e")
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = whole + fraction
        let leadingZeros = all.prefix { $0 == "0" }.count
        var digits = all.dropFirst(leadingZeros)
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), whole.count + power - leadingZeros)
    }
}
