import CDK

/// The demand on a value of an event, as part of a pattern.
///
///     source: ["aws.s3"], detail: ["size": [.numeric(.greaterThan(0), .atMost(1_000))], "name": [.suffix(".mp4"), .suffix(".mov")]]
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html)
public struct EventMatch {
    let value: AnyValue
    let mistake: Diagnostic?

    private init(_ value: AnyValue, mistake: Diagnostic? = nil) {
        self.value = value
        self.mistake = mistake
    }

    /// Exactly this text, which may be deferred.
    public init(_ value: Value<String>) { self.init(AnyValue(value)) }

    /// Nothing.
    public static var null: EventMatch { EventMatch(AnyValue(nilLiteral: ())) }
    /// Anything that is there.
    public static var exists: EventMatch { EventMatch(["exists": true]) }
    /// The member is not there.
    public static var doesNotExist: EventMatch { EventMatch(["exists": false]) }

    /// A text that begins with this one.
    public static func prefix(_ text: Value<String>) -> EventMatch { EventMatch(["prefix": AnyValue(text)]) }
    /// A text that ends with this one.
    public static func suffix(_ text: Value<String>) -> EventMatch { EventMatch(["suffix": AnyValue(text)]) }
    /// A text that begins with this one, in capital or small letters.
    public static func prefixIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["prefix": ["equals-ignore-case": AnyValue(text)]])
    }
    /// A text that ends with this one, in capital or small letters.
    public static func suffixIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["suffix": ["equals-ignore-case": AnyValue(text)]])
    }
    /// This text, in capital or small letters.
    public static func equalsIgnoringCase(_ text: Value<String>) -> EventMatch {
        EventMatch(["equals-ignore-case": AnyValue(text)])
    }
    /// A text in which `*` stands for any characters.
    public static func wildcard(_ text: Value<String>) -> EventMatch { EventMatch(["wildcard": AnyValue(text)]) }

    /// An address of a network, as in `10.0.0.0/24`.
    public static func cidr(_ block: String) -> EventMatch {
        let mistake: Diagnostic? =
            IPNetwork.isValid(block)
            ? nil
            : .error(
                "swift-cdk:events/address-range", "'\(block)' is not a range of IP addresses",
                action: "write it as in 10.0.0.0/24 or 2001:db8::/32")
        return EventMatch(["cidr": AnyValue(block)], mistake: mistake)
    }

    /// One condition of a number.
    public struct Comparison: Sendable {
        fileprivate let sign: String
        fileprivate let number: Double

        /// A number above this one.
        public static func greaterThan(_ number: Double) -> Comparison { Comparison(sign: ">", number: number) }
        /// This number or a greater one.
        public static func atLeast(_ number: Double) -> Comparison { Comparison(sign: ">=", number: number) }
        /// A number below this one.
        public static func lessThan(_ number: Double) -> Comparison { Comparison(sign: "<", number: number) }
        /// This number or a smaller one.
        public static func atMost(_ number: Double) -> Comparison { Comparison(sign: "<=", number: number) }
        /// This number.
        public static func equal(_ number: Double) -> Comparison { Comparison(sign: "=", number: number) }
    }

    /// A number for which all of these hold.
    public static func numeric(_ comparisons: Comparison...) -> EventMatch {
        let mistake: Diagnostic? =
            comparisons.isEmpty
            ? .error("swift-cdk:events/empty-comparison", "There is no condition for the number", action: "say what the number has to be")
            : nil
        return EventMatch(
            ["numeric": AnyValue(comparisons.flatMap { [AnyValue($0.sign), AnyValue($0.number)] })], mistake: mistake)
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
    /// Any text that begins with none of these.
    public static func anythingButPrefix(_ texts: String...) -> EventMatch { excluding("prefix", texts) }
    /// Any text that ends with none of these.
    public static func anythingButSuffix(_ texts: String...) -> EventMatch { excluding("suffix", texts) }
    /// Any text that fits none of these, in which `*` stands for any characters.
    public static func anythingButWildcard(_ texts: String...) -> EventMatch { excluding("wildcard", texts) }
    /// Any text but these, in capital or small letters.
    public static func anythingButIgnoringCase(_ texts: String...) -> EventMatch { excluding("equals-ignore-case", texts) }

    private static let missingExclusion: Diagnostic = .error(
        "swift-cdk:events/empty-exclusion", "There is nothing that is excluded", action: "say what the value must not be")

    private static func excluding(_ values: [AnyValue]) -> EventMatch {
        EventMatch(["anything-but": AnyValue(values)], mistake: values.isEmpty ? missingExclusion : nil)
    }

    private static func excluding(_ key: String, _ texts: [String]) -> EventMatch {
        let values = texts.map { AnyValue($0) }
        return EventMatch(
            ["anything-but": .object([(key, values.count == 1 ? values[0] : AnyValue(values))])],
            mistake: values.isEmpty ? missingExclusion : nil)
    }
}

extension EventMatch: ExpressibleByStringInterpolation, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral
{
    /// Exactly this text.
    public init(stringLiteral value: String) { self.init(AnyValue(value)) }
    /// Exactly this text, which may hold deferred values.
    public init(stringInterpolation: TextInterpolation) { self.init(AnyValue(stringInterpolation: stringInterpolation)) }
    /// Exactly this number.
    public init(integerLiteral value: Int) { self.init(AnyValue(value)) }
    /// Exactly this number.
    public init(floatLiteral value: Double) { self.init(AnyValue(value)) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self.init(AnyValue(value)) }
}
