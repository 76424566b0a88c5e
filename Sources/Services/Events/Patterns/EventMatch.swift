import CDK

/// What a value of an event has to be to match a pattern.
///
///     source: ["aws.s3"], detail: ["size": [.numeric(.greaterThan(0), .atMost(1_000))], "name": [.suffix(".mp4"), .suffix(".mov")]]
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html)
public struct EventMatch {
    let value: AnyValue
    let problem: EventProblem?

    private init(_ value: AnyValue, problem: EventProblem? = nil) {
        self.value = value
        self.problem = problem
    }

    /// Exactly this text, which may be deferred.
    public init(_ value: Value<String>) { self.init(AnyValue(value)) }

    /// Nothing.
    public static var null: EventMatch { EventMatch(AnyValue(nilLiteral: ())) }
    /// Anything that is there.
    public static var exists: EventMatch { EventMatch(["exists": true]) }
    /// The member is not there.
    public static var doesNotExist: EventMatch { EventMatch(["exists": false]) }

    public static func prefix(_ text: Value<String>) -> EventMatch { EventMatch(["prefix": AnyValue(text)]) }
    public static func suffix(_ text: Value<String>) -> EventMatch { EventMatch(["suffix": AnyValue(text)]) }
    public static func prefixIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["prefix": ["equals-ignore-case": AnyValue(text)]])
    }
    public static func suffixIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["suffix": ["equals-ignore-case": AnyValue(text)]])
    }
    public static func equalsIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["equals-ignore-case": AnyValue(text)])
    }
    /// A text in which `*` stands for any characters.
    public static func wildcard(_ text: Value<String>) -> EventMatch { EventMatch(["wildcard": AnyValue(text)]) }

    /// An address of a network, as in `10.0.0.0/24`.
    public static func cidr(_ block: String) -> EventMatch {
        let problem =
            IPNetwork.isValid(block)
            ? nil : EventProblem("Invalid IP address range: \(block)", "write it as in 10.0.0.0/24 or 2001:db8::/32")
        return EventMatch(["cidr": AnyValue(block)], problem: problem)
    }

    /// One condition of a number.
    public struct Comparison: Sendable {
        fileprivate let sign: String
        fileprivate let number: Double

        public static func greaterThan(_ number: Double) -> Comparison { Comparison(sign: ">", number: number) }
        public static func atLeast(_ number: Double) -> Comparison { Comparison(sign: ">=", number: number) }
        public static func lessThan(_ number: Double) -> Comparison { Comparison(sign: "<", number: number) }
        public static func atMost(_ number: Double) -> Comparison { Comparison(sign: "<=", number: number) }
        public static func equal(_ number: Double) -> Comparison { Comparison(sign: "=", number: number) }
    }

    /// A number for which all of these hold.
    public static func numeric(_ comparisons: Comparison...) -> EventMatch {
        let problem =
            comparisons.isEmpty
            ? EventProblem("A list of matchers must contain at least one element.", "say what the number has to be") : nil
        return EventMatch(
            ["numeric": AnyValue(comparisons.flatMap { [AnyValue($0.sign), AnyValue($0.number)] })], problem: problem)
    }

    /// A number from `range.lowerBound` to `range.upperBound`, both included.
    public static func numeric(_ range: ClosedRange<Double>) -> EventMatch {
        numeric(.atLeast(range.lowerBound), .atMost(range.upperBound))
    }

    // MARK: All but

    /// Any text but these.
    public static func anythingBut(_ values: String...) -> EventMatch { excluding(values.map { AnyValue($0) }) }
    /// Any number but these.
    public static func anythingBut(_ values: Double...) -> EventMatch { excluding(values.map { AnyValue($0) }) }
    public static func anythingButPrefix(_ texts: String...) -> EventMatch { excluding("prefix", texts) }
    public static func anythingButSuffix(_ texts: String...) -> EventMatch { excluding("suffix", texts) }
    public static func anythingButWildcard(_ texts: String...) -> EventMatch { excluding("wildcard", texts) }
    public static func anythingButIgnoringCase(_ texts: String...) -> EventMatch { excluding("equals-ignore-case", texts) }

    private static let missingExclusion = EventProblem("anythingBut matchers must be non-empty lists", "say what is excluded")

    private static func excluding(_ values: [AnyValue]) -> EventMatch {
        EventMatch(["anything-but": AnyValue(values)], problem: values.isEmpty ? missingExclusion : nil)
    }

    private static func excluding(_ key: String, _ texts: [String]) -> EventMatch {
        let values = texts.map { AnyValue($0) }
        return EventMatch(
            ["anything-but": .object([(key, values.count == 1 ? values[0] : AnyValue(values))])],
            problem: values.isEmpty ? missingExclusion : nil)
    }
}

extension EventMatch: ExpressibleByStringInterpolation, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral
{
    public init(stringLiteral value: String) { self.init(AnyValue(value)) }
    public init(stringInterpolation: TextInterpolation) { self.init(AnyValue(stringInterpolation: stringInterpolation)) }
    public init(integerLiteral value: Int) { self.init(AnyValue(value)) }
    public init(floatLiteral value: Double) { self.init(AnyValue(value)) }
    public init(booleanLiteral value: Bool) { self.init(AnyValue(value)) }
}

/// What is wrong with a value that has no place in the construct tree; whoever uses it reports it.
struct EventProblem: Hashable, Sendable {
    let message: String
    let action: String

    init(_ message: String, _ action: String) {
        self.message = message
        self.action = action
    }

    func report(at node: Node) { node.report(message, action: action) }
}
