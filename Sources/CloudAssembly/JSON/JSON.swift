/// A JSON value whose objects keep their order.
///
/// All numbers are double-precision, as in JavaScript.
public enum JSON: Sendable, Equatable {
    /// The value `null`.
    case null
    /// The value `true` or `false`.
    case bool(Bool)
    /// A number in double precision; one that is not finite is written as `null`.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([JSON])
    /// Members by their names, in the order of ``OrderedMap``.
    case object(OrderedMap<JSON>)
}

extension JSON {
    /// True if both are written alike, but for the order of members; texts are compared scalar by scalar, as keys are.
    public static func == (one: JSON, other: JSON) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): ScalarString(string: left) == ScalarString(string: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// The member `key` of an object; nil for other values and absent members.
    public subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The element at `index` of an array; nil for other values and indices out of range.
    public subscript(index: Int) -> JSON? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    /// The text of a string value; nil for other values.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The value of a number; nil for other values.
    public var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The value of a Boolean; nil for other values.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements of an array; nil for other values.
    public var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members of an object; nil for other values.
    public var object: OrderedMap<JSON>? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSON: CustomStringConvertible {
    /// The text without white space.
    public var description: String { text() }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number, kept in double precision.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// A number with a fraction.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A Boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// The value `null`.
    public init(nilLiteral: ()) { self = .null }
    /// An array, as written.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// An object of members as written; of equal names the last value wins.
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(OrderedMap(elements)) }
}
