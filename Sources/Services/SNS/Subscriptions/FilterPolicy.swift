import CDK
import CloudAssembly

/// The messages of a topic that a subscription delivers.
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

    /// The parts that SNS does not accept.
    /// [Source](https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html)
    var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        let (kind, names, combinations) =
            switch self {
            case .attributes(let filters): ("attributes", filters.count, filters.reduce(1) { $0 * $1.value.count })
            case .body(let filters): ("members of the body", filters.count, BodyFilter.combinations(filters))
            }
        if names > 5 {
            mistakes.append(
                .error(
                    "swift-cdk:sns/filter-names", "A filter names at most 5 \(kind), but this one names \(names)",
                    action: "leave \(names - 5) of them out", in: "filter"))
        }
        if combinations > 150 {
            mistakes.append(
                .error(
                    "swift-cdk:sns/filter-combinations",
                    "The conditions of a filter have at most 150 combinations, but these have at least \(combinations)",
                    action: "use fewer conditions", in: "filter"))
        }
        return mistakes
    }
}

/// The conditions for members of a message's body, at any depth.
public enum BodyFilter: Sendable {
    /// The member matches one of these.
    case conditions([FilterCondition])
    /// The member is an object whose members match.
    indirect case members(OrderedMap<BodyFilter>)

    var property: AnyValue {
        switch self {
        case .conditions(let conditions): AnyValue(conditions.map(\.property))
        case .members(let members): .object(members.map { ($0.key, $0.value.property) })
        }
    }

    /// The number of combinations as SNS counts them: deeper conditions count more.
    ///
    /// It is not counted further than to where there are too many.
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
    /// Conditions of which a member has to meet one.
    public init(arrayLiteral elements: FilterCondition...) { self = .conditions(elements) }
    /// Conditions for the members of an object.
    public init(dictionaryLiteral elements: (String, BodyFilter)...) { self = .members(OrderedMap(elements)) }
}

/// A condition for an attribute or a member of a message.
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

    /// The comparison of a number with another one.
    public enum Comparison: String, Sendable {
        /// Equal.
        case equal = "="
        /// Less.
        case less = "<"
        /// Less or equal.
        case lessOrEqual = "<="
        /// Greater.
        case greater = ">"
        /// Greater or equal.
        case greaterOrEqual = ">="
    }
}
