import CDK

/// The condition under which a choice goes a way.
///
///     .and(.stringEquals("$.status", "READY"), .not(.numberGreaterThan("$.attempts", 5)))
///     .stringEquals("$.owner", path: "$$.Execution.Name")
///     .jsonata("{% $states.input.attempts > 5 %}")
///
/// Paths are `$`, or begin with `$.` or `$[`; `$$` is the context object.
///
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html)
public struct Condition {
    /// The fields of a choice's rule.
    let members: [(String, AnyValue)]
    /// Mistakes in the condition, or in one that it combines.
    let mistakes: [Diagnostic]

    private init(_ members: [(String, AnyValue)], mistakes: [Diagnostic] = []) {
        self.members = members
        self.mistakes = mistakes
    }

    private init(_ variable: JSONPath, _ comparison: String, _ value: AnyValue) {
        self.init([("Variable", variable.value), (comparison, value)])
    }

    // MARK: Combining

    /// Holds if all of these do; there has to be at least one.
    public static func and(_ conditions: Condition...) -> Condition { and(conditions) }
    /// Holds if one of these does; there has to be at least one.
    public static func or(_ conditions: Condition...) -> Condition { or(conditions) }
    /// Holds if all of these do; there has to be at least one.
    public static func and(_ conditions: [Condition]) -> Condition { combine("And", conditions) }
    /// Holds if one of these does; there has to be at least one.
    public static func or(_ conditions: [Condition]) -> Condition { combine("Or", conditions) }

    /// Holds if the condition does not.
    public static func not(_ condition: Condition) -> Condition {
        Condition([("Not", .object(condition.members))], mistakes: condition.mistakes)
    }

    /// A JSONata expression, between `{%` and `%}`, that is true or false.
    public static func jsonata(_ expression: Value<String>) -> Condition { Condition([("Condition", AnyValue(expression))]) }

    private static func combine(_ name: String, _ conditions: [Condition]) -> Condition {
        let own: [Diagnostic] =
            conditions.isEmpty
            ? [
                .error(
                    "swift-cdk:stepfunctions/empty-condition", "The condition .\(name.lowercased()) combines no conditions",
                    action: "give it at least one")
            ] : []
        return Condition([(name, AnyValue(conditions.map { .object($0.members) }))], mistakes: own + conditions.flatMap(\.mistakes))
    }

    // MARK: Kinds of values

    /// Holds if the path leads to something.
    public static func isPresent(_ variable: JSONPath) -> Condition { Condition(variable, "IsPresent", true) }
    /// Holds if the path leads to nothing.
    public static func isNotPresent(_ variable: JSONPath) -> Condition { Condition(variable, "IsPresent", false) }
    /// Holds for `null`.
    public static func isNull(_ variable: JSONPath) -> Condition { Condition(variable, "IsNull", true) }
    /// Holds for everything but `null`.
    public static func isNotNull(_ variable: JSONPath) -> Condition { Condition(variable, "IsNull", false) }
    /// Holds for a text.
    public static func isString(_ variable: JSONPath) -> Condition { Condition(variable, "IsString", true) }
    /// Holds for everything but a text.
    public static func isNotString(_ variable: JSONPath) -> Condition { Condition(variable, "IsString", false) }
    /// Holds for a number.
    public static func isNumeric(_ variable: JSONPath) -> Condition { Condition(variable, "IsNumeric", true) }
    /// Holds for everything but a number.
    public static func isNotNumeric(_ variable: JSONPath) -> Condition { Condition(variable, "IsNumeric", false) }
    /// Holds for `true` or `false`.
    public static func isBoolean(_ variable: JSONPath) -> Condition { Condition(variable, "IsBoolean", true) }
    /// Holds for everything but `true` or `false`.
    public static func isNotBoolean(_ variable: JSONPath) -> Condition { Condition(variable, "IsBoolean", false) }
    /// Holds for a time as RFC 3339 has it.
    public static func isTimestamp(_ variable: JSONPath) -> Condition { Condition(variable, "IsTimestamp", true) }
    /// Holds for everything but a time as RFC 3339 has it.
    public static func isNotTimestamp(_ variable: JSONPath) -> Condition { Condition(variable, "IsTimestamp", false) }

    // MARK: Comparing

    /// Holds if a text fits a pattern in which `*` stands for any characters; `\\*` is a star.
    public static func stringMatches(_ variable: JSONPath, _ pattern: Value<String>) -> Condition {
        Condition(variable, "StringMatches", AnyValue(pattern))
    }

    /// A comparison of what a path leads to: with a constant, or with what another path leads to.
    ///
    ///     .numberGreaterThan("$.attempts", 5)
    ///     .numberGreaterThan("$.attempts", path: "$.limit")
    public struct Comparison<Operand> {
        fileprivate let field: String
        fileprivate let value: (Operand) -> AnyValue

        /// Compares with a constant.
        public func callAsFunction(_ variable: JSONPath, _ operand: Operand) -> Condition { Condition(variable, field, value(operand)) }

        /// Compares with what another path leads to.
        public func callAsFunction(_ variable: JSONPath, path: JSONPath) -> Condition { Condition(variable, "\(field)Path", path.value) }
    }

    private static func text(_ field: String) -> Comparison<Value<String>> { Comparison(field: field) { AnyValue($0) } }
    private static func number(_ field: String) -> Comparison<Double> { Comparison(field: field) { AnyValue($0) } }

    /// Holds if a text is equal to another.
    public static var stringEquals: Comparison<Value<String>> { text("StringEquals") }
    /// Holds if a text comes before another.
    public static var stringLessThan: Comparison<Value<String>> { text("StringLessThan") }
    /// Holds if a text comes before another or is equal.
    public static var stringLessThanEquals: Comparison<Value<String>> { text("StringLessThanEquals") }
    /// Holds if a text comes after another.
    public static var stringGreaterThan: Comparison<Value<String>> { text("StringGreaterThan") }
    /// Holds if a text comes after another or is equal.
    public static var stringGreaterThanEquals: Comparison<Value<String>> { text("StringGreaterThanEquals") }

    /// Holds if a number is equal to another.
    public static var numberEquals: Comparison<Double> { number("NumericEquals") }
    /// Holds if a number is less than another.
    public static var numberLessThan: Comparison<Double> { number("NumericLessThan") }
    /// Holds if a number is at most another.
    public static var numberLessThanEquals: Comparison<Double> { number("NumericLessThanEquals") }
    /// Holds if a number is greater than another.
    public static var numberGreaterThan: Comparison<Double> { number("NumericGreaterThan") }
    /// Holds if a number is at least another.
    public static var numberGreaterThanEquals: Comparison<Double> { number("NumericGreaterThanEquals") }

    // Times are texts as RFC 3339 has them, with `T` and `Z` in upper case.

    /// Holds if a time is equal to another.
    public static var timestampEquals: Comparison<Value<String>> { text("TimestampEquals") }
    /// Holds if a time is before another.
    public static var timestampLessThan: Comparison<Value<String>> { text("TimestampLessThan") }
    /// Holds if a time is before another or equal.
    public static var timestampLessThanEquals: Comparison<Value<String>> { text("TimestampLessThanEquals") }
    /// Holds if a time is after another.
    public static var timestampGreaterThan: Comparison<Value<String>> { text("TimestampGreaterThan") }
    /// Holds if a time is after another or equal.
    public static var timestampGreaterThanEquals: Comparison<Value<String>> { text("TimestampGreaterThanEquals") }

    /// Holds if both are true, or both are false.
    public static var booleanEquals: Comparison<Bool> { Comparison(field: "BooleanEquals") { AnyValue($0) } }
}
