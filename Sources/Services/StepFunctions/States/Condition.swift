import CDK

/// When a choice goes a way.
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
    let problems: [String]

    private init(_ members: [(String, AnyValue)], problems: [String] = []) {
        self.members = members
        self.problems = problems
    }

    private init(_ variable: JSONPath, _ comparison: String, _ value: AnyValue) {
        self.init([("Variable", variable.value), (comparison, value)])
    }

    // MARK: Combining

    public static func and(_ conditions: Condition...) -> Condition { and(conditions) }
    public static func or(_ conditions: Condition...) -> Condition { or(conditions) }
    public static func and(_ conditions: [Condition]) -> Condition { combine("And", conditions) }
    public static func or(_ conditions: [Condition]) -> Condition { combine("Or", conditions) }

    public static func not(_ condition: Condition) -> Condition {
        Condition([("Not", .object(condition.members))], problems: condition.problems)
    }

    /// A JSONata expression, between `{%` and `%}`, that is true or false.
    public static func jsonata(_ expression: Value<String>) -> Condition { Condition([("Condition", AnyValue(expression))]) }

    private static func combine(_ name: String, _ conditions: [Condition]) -> Condition {
        let own = conditions.isEmpty ? ["Must supply at least one inner condition for a logical combination"] : []
        return Condition([(name, AnyValue(conditions.map { .object($0.members) }))], problems: own + conditions.flatMap(\.problems))
    }

    // MARK: Kinds of values

    public static func isPresent(_ variable: JSONPath) -> Condition { Condition(variable, "IsPresent", true) }
    public static func isNotPresent(_ variable: JSONPath) -> Condition { Condition(variable, "IsPresent", false) }
    public static func isNull(_ variable: JSONPath) -> Condition { Condition(variable, "IsNull", true) }
    public static func isNotNull(_ variable: JSONPath) -> Condition { Condition(variable, "IsNull", false) }
    public static func isString(_ variable: JSONPath) -> Condition { Condition(variable, "IsString", true) }
    public static func isNotString(_ variable: JSONPath) -> Condition { Condition(variable, "IsString", false) }
    public static func isNumeric(_ variable: JSONPath) -> Condition { Condition(variable, "IsNumeric", true) }
    public static func isNotNumeric(_ variable: JSONPath) -> Condition { Condition(variable, "IsNumeric", false) }
    public static func isBoolean(_ variable: JSONPath) -> Condition { Condition(variable, "IsBoolean", true) }
    public static func isNotBoolean(_ variable: JSONPath) -> Condition { Condition(variable, "IsBoolean", false) }
    public static func isTimestamp(_ variable: JSONPath) -> Condition { Condition(variable, "IsTimestamp", true) }
    public static func isNotTimestamp(_ variable: JSONPath) -> Condition { Condition(variable, "IsTimestamp", false) }

    // MARK: Comparing

    /// Whether a text fits a pattern in which `*` stands for any characters; `\\*` is a star.
    public static func stringMatches(_ variable: JSONPath, _ pattern: Value<String>) -> Condition {
        Condition(variable, "StringMatches", AnyValue(pattern))
    }

    public static func stringEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "StringEquals", AnyValue(value))
    }
    public static func stringEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "StringEqualsPath", path.value)
    }

    public static func stringLessThan(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "StringLessThan", AnyValue(value))
    }
    public static func stringLessThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "StringLessThanPath", path.value)
    }

    public static func stringLessThanEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "StringLessThanEquals", AnyValue(value))
    }
    public static func stringLessThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "StringLessThanEqualsPath", path.value)
    }

    public static func stringGreaterThan(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "StringGreaterThan", AnyValue(value))
    }
    public static func stringGreaterThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "StringGreaterThanPath", path.value)
    }

    public static func stringGreaterThanEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "StringGreaterThanEquals", AnyValue(value))
    }
    public static func stringGreaterThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "StringGreaterThanEqualsPath", path.value)
    }

    public static func numberEquals(_ variable: JSONPath, _ value: Double) -> Condition {
        Condition(variable, "NumericEquals", AnyValue(value))
    }
    public static func numberEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "NumericEqualsPath", path.value)
    }

    public static func numberLessThan(_ variable: JSONPath, _ value: Double) -> Condition {
        Condition(variable, "NumericLessThan", AnyValue(value))
    }
    public static func numberLessThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "NumericLessThanPath", path.value)
    }

    public static func numberLessThanEquals(_ variable: JSONPath, _ value: Double) -> Condition {
        Condition(variable, "NumericLessThanEquals", AnyValue(value))
    }
    public static func numberLessThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "NumericLessThanEqualsPath", path.value)
    }

    public static func numberGreaterThan(_ variable: JSONPath, _ value: Double) -> Condition {
        Condition(variable, "NumericGreaterThan", AnyValue(value))
    }
    public static func numberGreaterThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "NumericGreaterThanPath", path.value)
    }

    public static func numberGreaterThanEquals(_ variable: JSONPath, _ value: Double) -> Condition {
        Condition(variable, "NumericGreaterThanEquals", AnyValue(value))
    }
    public static func numberGreaterThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "NumericGreaterThanEqualsPath", path.value)
    }

    // Timestamps are texts as RFC 3339 has them, with `T` and `Z` in upper case.

    public static func timestampEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "TimestampEquals", AnyValue(value))
    }
    public static func timestampEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "TimestampEqualsPath", path.value)
    }

    public static func timestampLessThan(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "TimestampLessThan", AnyValue(value))
    }
    public static func timestampLessThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "TimestampLessThanPath", path.value)
    }

    public static func timestampLessThanEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "TimestampLessThanEquals", AnyValue(value))
    }
    public static func timestampLessThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "TimestampLessThanEqualsPath", path.value)
    }

    public static func timestampGreaterThan(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "TimestampGreaterThan", AnyValue(value))
    }
    public static func timestampGreaterThan(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "TimestampGreaterThanPath", path.value)
    }

    public static func timestampGreaterThanEquals(_ variable: JSONPath, _ value: Value<String>) -> Condition {
        Condition(variable, "TimestampGreaterThanEquals", AnyValue(value))
    }
    public static func timestampGreaterThanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "TimestampGreaterThanEqualsPath", path.value)
    }

    public static func booleanEquals(_ variable: JSONPath, _ value: Bool) -> Condition {
        Condition(variable, "BooleanEquals", AnyValue(value))
    }
    public static func booleanEquals(_ variable: JSONPath, path: JSONPath) -> Condition {
        Condition(variable, "BooleanEqualsPath", path.value)
    }
}
