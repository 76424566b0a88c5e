import CloudAssembly

extension Pattern: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// The text itself.
    public init(stringLiteral value: String) { self = .equal(.string(value)) }
    /// The whole number itself.
    public init(integerLiteral value: Int) { self = .equal(.number(Double(value))) }
    /// The number itself.
    public init(floatLiteral value: Double) { self = .equal(.number(value)) }
    /// The Boolean itself.
    public init(booleanLiteral value: Bool) { self = .equal(.bool(value)) }
    /// A member that is not there.
    public init(nilLiteral: ()) { self = .absent }
    /// An array of elements that match, in this order.
    public init(arrayLiteral elements: Pattern...) { self = .array(elements) }
    /// An object with members that match and perhaps others; of equal names the last one counts.
    public init(dictionaryLiteral elements: (String, Pattern)...) { self = .object(OrderedMap(elements)) }
}

extension Pattern {
    /// The text itself; `nil` stands for a member that is not there.
    public init(_ text: String?) { self = text.map { .equal(.string($0)) } ?? .nothing }
    /// The whole number itself.
    public init(_ number: some BinaryInteger) { self = .equal(.number(Double(number))) }
    /// The number itself.
    public init(_ number: Double) { self = .equal(.number(number)) }
    /// The Boolean itself.
    public init(_ flag: Bool) { self = .equal(.bool(flag)) }
    /// The value that a capture kept last, with all members of its objects.
    public init(_ capture: Capture) { self = .captured(capture) }
    /// A value with all members of its objects.
    public init(_ json: JSON) { self = .equal(json) }
}
