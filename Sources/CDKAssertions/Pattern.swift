import CloudAssembly

/// A pattern for values of templates.
///
/// Literals stand for themselves; of an object only the members that are named have to match.
public indirect enum Pattern {
    /// Any value; a member that is there.
    case present
    /// No value at all; a member that is not there.
    case absent
    /// Exactly this value, with all members of its objects.
    case equal(JSON)
    /// An object with members that match; it may have others.
    case object(OrderedMap<Pattern>)
    /// An array of elements that match, in this order.
    case array([Pattern])
    /// An array that has an element for each of these; it may have others.
    case arrayContaining([Pattern])
    /// A text that starts like this.
    case prefix(String)

    /// Whether a value, or its absence, matches.
    public func matches(_ value: JSON?) -> Bool {
        switch self {
        case .present: return value != nil
        case .absent: return value == nil
        case .equal(let json): return value == json
        case .object(let members):
            guard let object = value?.object else { return false }
            return members.allSatisfy { $0.value.matches(object[$0.key]) }
        case .array(let elements):
            guard let array = value?.array, array.count == elements.count else { return false }
            return zip(elements, array).allSatisfy { $0.matches($1) }
        case .arrayContaining(let elements):
            guard let array = value?.array else { return false }
            return elements.allSatisfy { element in array.contains { element.matches($0) } }
        case .prefix(let text): return value?.string?.hasPrefix(text) == true
        }
    }
}

extension Pattern: CustomStringConvertible {
    /// The pattern as a failed expectation shows it: `{"Type": …, …}`.
    public var description: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .equal(let json): json.text()
        case .object(let members): "{" + members.map { "\(JSON.string($0.key)): \($0.value)" }.joined(separator: ", ") + ", …}"
        case .array(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
        case .arrayContaining(let elements): "[…, " + elements.map(\.description).joined(separator: ", ") + ", …]"
        case .prefix(let text): JSON.string(text + "…").text()
        }
    }
}

extension Pattern: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// The text itself.
    public init(stringLiteral value: String) { self = .equal(.string(value)) }
    /// The whole number itself.
    public init(integerLiteral value: Int) { self = .equal(.number(Double(value))) }
    /// The Boolean itself.
    public init(booleanLiteral value: Bool) { self = .equal(.bool(value)) }
    /// An array of elements that match, in this order.
    public init(arrayLiteral elements: Pattern...) { self = .array(elements) }
    /// An object with members that match; it may have others.
    public init(dictionaryLiteral elements: (String, Pattern)...) { self = .object(OrderedMap(elements)) }
}
