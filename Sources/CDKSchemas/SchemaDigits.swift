/// Numbers in the schema table: digits of base 91, the most significant first, as printable characters that are no quotation mark and no
/// number sign, so that they can stand in a literal of Swift.
///
/// All numbers of a kind have the same width: the table is walked where it lies.
public enum SchemaDigits {
    static let zero: UInt8 = 0x24
    static let base = 91

    /// The number of elements, or of bytes of a text.
    public static let count = 2
    /// Where a text begins.
    public static let text = 3
    /// Where a node begins.
    public static let node = 4
    /// A number that a schema states; larger ones are written as ``largest``.
    public static let number = 5
    /// The fields that a node has, a bit for each.
    public static let fields = 6

    /// The largest number that is written in ``number`` digits.
    public static let largest = base * base * base * base * base - 1

    /// The digits of a number; nil if it has more.
    public static func digits(_ number: Int, width: Int) -> [UInt8]? {
        var rest = number
        var digits = [UInt8](repeating: zero, count: width)
        for place in digits.indices.reversed() {
            digits[place] += UInt8(rest % base)
            rest /= base
        }
        return rest == 0 && number >= 0 ? digits : nil
    }

    @inline(__always) static func number(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, width: Int) -> Int {
        var number = 0
        for index in place..<(place + width) { number = number * base + Int(bytes[index] &- zero) }
        return number
    }
}
