import CDK
import CloudAssembly

/// Which messages of a topic a subscription delivers.
///
///     .attributes(["kind": ["video", .prefix("live-")], "minutes": [.number(.less, 60)]])
///     .body(["job": ["state": ["FAILED"]]])
///
/// All members must match, each by one of its conditions.
///
/// [Reference](https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html)
public enum FilterPolicy: Sendable {
    /// By the attributes of the message; at most five.
    case attributes(OrderedMap<[FilterCondition]>)
    /// By members of the message's body, which is JSON; at most five at the top.
    case body(OrderedMap<BodyFilter>)

    var property: AnyValue {
        switch self {
        case .attributes(let filters): .object(filters.map { ($0.key, AnyValue($0.value.map(\.property))) })
        case .body(let filters): .object(filters.map { ($0.key, $0.value.property) })
        }
    }

    /// Reports what SNS does not accept.
    func reportMistakes(at construct: Construct) {
        let (names, combinations) =
            switch self {
            case .attributes(let filters): (filters.count, filters.reduce(1) { $0 * $1.value.count })
            case .body(let filters): (filters.count, BodyFilter.combinations(filters))
            }
        if names > 5 {
            construct.node.report(
                "A filter policy can have a maximum of 5 attribute names.", action: "leave \(names - 5) of the \(names) out")
        }
        if combinations > 150 {
            construct.node.report(
                "The total combination of values (\(combinations)) must not exceed 150.", action: "use fewer conditions")
        }
    }
}

/// What members of a message's body must be, at any depth.
public enum BodyFilter: Sendable {
    case conditions([FilterCondition])
    indirect case members(OrderedMap<BodyFilter>)

    var property: AnyValue {
        switch self {
        case .conditions(let conditions): AnyValue(conditions.map(\.property))
        case .members(let members): .object(members.map { ($0.key, $0.value.property) })
        }
    }

    /// How SNS counts the combinations: deeper conditions count more. Not further than to where there are too many.
    static func combinations(_ members: OrderedMap<BodyFilter>, depth: Int = 1, before: Int = 1) -> Int {
        members.reduce(before) { total, member in
            guard total <= 150 else { return total }
            return switch member.value {
            case .conditions(let conditions): total * conditions.count * depth
            case .members(let members): combinations(members, depth: depth + 1, before: total)
            }
        }
    }
}

extension BodyFilter: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(arrayLiteral elements: FilterCondition...) { self = .conditions(elements) }
    public init(dictionaryLiteral elements: (String, BodyFilter)...) { self = .members(OrderedMap(elements)) }
}

/// What an attribute or a member of a message must be.
public struct FilterCondition: Sendable, ExpressibleByStringLiteral {
    private let json: JSON

    private init(_ json: JSON) { self.json = json }

    /// This text.
    public init(stringLiteral value: String) { json = .string(value) }
    /// This text.
    public static func text(_ text: String) -> FilterCondition { FilterCondition(.string(text)) }
    /// None of these texts.
    public static func anythingBut(_ texts: String...) -> FilterCondition {
        FilterCondition(["anything-but": .array(texts.map { .string($0) })])
    }
    /// A text that begins so.
    public static func prefix(_ text: String) -> FilterCondition { FilterCondition(["prefix": .string(text)]) }
    /// A text that ends so.
    public static func suffix(_ text: String) -> FilterCondition { FilterCondition(["suffix": .string(text)]) }
    /// A number.
    public static func number(_ comparison: Comparison, _ number: Double) -> FilterCondition {
        FilterCondition(["numeric": [.string(comparison.rawValue), .number(number)]])
    }
    /// A number between two others, or one of them.
    public static func number(in range: ClosedRange<Double>) -> FilterCondition {
        FilterCondition(["numeric": [">=", .number(range.lowerBound), "<=", .number(range.upperBound)]])
    }
    /// A number between two others, and none of them.
    public static func number(above lower: Double, below upper: Double) -> FilterCondition {
        FilterCondition(["numeric": [">", .number(lower), "<", .number(upper)]])
    }
    /// Whatever is there.
    public static var exists: FilterCondition { FilterCondition(["exists": true]) }
    /// Nothing.
    public static var doesNotExist: FilterCondition { FilterCondition(["exists": false]) }

    var property: AnyValue { AnyValue(json) }

    /// How numbers are compared.
    public enum Comparison: String, Sendable {
        case equal = "="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }
}
