import CDK

/// A place in a state's input or in the context object, or a function of values in such places.
///
///     resultPath: "$.job"                                             // a place in the state's input
///     .path(.taskToken)                                               // a fact of the execution, from the context object
///     .path(.format("ASSET#{}", "$.assetId"))                         // a function of paths
///     .path(.hash(.format("{}/{}", "$.bucket", "$.key"), .sha256))
///
/// A literal is a path, in functions as well; texts that a function takes are written ``text(_:)``, numbers as they are.
///
/// [Paths](https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html)
public struct JSONPath: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
    /// The expression; nil for ``discard``.
    let expression: Value<String>?

    private init(expression: Value<String>?) { self.expression = expression }

    /// A path, or a function of paths, which may hold deferred values.
    public init(_ path: Value<String>) { expression = path }
    /// A path, or a function of paths.
    public init(_ path: String) { expression = Value(path) }
    /// A path, or a function of paths.
    public init(stringLiteral value: String) { expression = Value(value) }
    /// A path, or a function of paths, with deferred values in it.
    public init(stringInterpolation: TextInterpolation) { expression = Value(stringInterpolation: stringInterpolation) }
    /// A number that a function takes.
    public init(integerLiteral value: Int) { expression = "\(value)" }

    /// A text that a function takes.
    public static func text(_ text: Value<String>) -> JSONPath { JSONPath(quoted(text)) }

    /// A number that a function takes.
    public static func number(_ number: Double) -> JSONPath { JSONPath("\(number)") }

    /// No place: what a state reads or gives is thrown away (`null`).
    public static var discard: JSONPath { JSONPath(expression: nil) }

    /// The path as a field of a state has it.
    var value: AnyValue { expression.map { AnyValue($0) } ?? nil }

    /// The whole input of the state.
    public static var input: JSONPath { "$" }

    // MARK: Context object

    /// The whole context object.
    /// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html)
    public static var context: JSONPath { "$$" }
    /// The ARN of the execution.
    public static var executionID: JSONPath { "$$.Execution.Id" }
    /// The input of the execution.
    public static var executionInput: JSONPath { "$$.Execution.Input" }
    /// The name of the execution.
    public static var executionName: JSONPath { "$$.Execution.Name" }
    /// The ARN of the role with which the execution runs.
    public static var executionRoleARN: JSONPath { "$$.Execution.RoleArn" }
    /// The time at which the execution began, as RFC 3339 has it.
    public static var executionStartTime: JSONPath { "$$.Execution.StartTime" }
    /// The time at which the state was entered, as RFC 3339 has it.
    public static var stateEnteredTime: JSONPath { "$$.State.EnteredTime" }
    /// The name of the state.
    public static var stateName: JSONPath { "$$.State.Name" }
    /// The number of further attempts that the state has made.
    public static var stateRetryCount: JSONPath { "$$.State.RetryCount" }
    /// The ARN of the state machine.
    public static var stateMachineID: JSONPath { "$$.StateMachine.Id" }
    /// The name of the state machine.
    public static var stateMachineName: JSONPath { "$$.StateMachine.Name" }
    /// The token with which a task that waits for an answer is answered.
    public static var taskToken: JSONPath { "$$.Task.Token" }
    /// The number of a map's item, from 0.
    public static var mapItemIndex: JSONPath { "$$.Map.Item.Index" }
    /// The map's item.
    public static var mapItemValue: JSONPath { "$$.Map.Item.Value" }
}

// MARK: - Texts

extension JSONPath {
    /// A text between quotes.
    ///
    /// Backslashes that escape the braces of `States.Format` stay what they are.
    static func quoted(_ text: Value<String>) -> Value<String> {
        let inner: TemplateValue
        switch text.raw {
        case .string(let literal): return "'\(escaped(literal))'"
        case .text(let pieces):
            inner = .text(
                pieces.map { piece in
                    if case .string(let literal) = piece { .string(escaped(literal)) } else { piece }
                })
        case let deferred: inner = deferred
        }
        return "'\(Value<String>(raw: inner))'"
    }

    private static func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if scalar == "'" || (scalar == "\\" && next != "{" && next != "}") { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
