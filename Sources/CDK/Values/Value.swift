import CloudAssembly

/// A scalar of a template: a literal, or a value that is known only at synthesis or deployment.
///
///     SNS.CfnTopic(stack, "Topic", displayName: "videos")                    // a literal
///     SNS.CfnTopic(stack, "Topic", displayName: Value(name))                 // a variable; an optional one that is nil stays out
///     SNS.CfnTopic(stack, "Topic", displayName: "\(bucket.ref)-events")      // a join, made by the value's own interpolation
///     SNS.CfnTopic(stack, "Topic", displayName: .if(isProduction, "live", else: "test"))
///     SNS.CfnTopic(stack, "Topic", displayName: .lazy { names.joined(separator: ",") })
///
/// A deferred value is never a `String`, so that no string operation can mangle it.
///
/// A value may refer to constructs, which stay where they were made, so that it is not `Sendable`. A constant of a file or a type is
/// computed therefore: `static var topicName: Value<String> { "videos" }` in the place of `static let`. The same holds for lists, maps and
/// settings that are made of values. <doc:FirstQuestions> has more of the kind.
public struct Value<Wrapped>: TemplateRepresentable {
    /// The scalar in its untyped representation.
    public let raw: TemplateValue

    /// Sees an untyped value as this scalar; its shape is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }
}

extension Value where Wrapped == String {
    /// A literal text.
    public init(_ value: String) { raw = .string(value) }
    /// A literal text; nil stays nil.
    public init?(_ value: String?) {
        guard let value else { return nil }
        raw = .string(value)
    }

    /// The text, if it is a literal.
    public var literal: String? { raw.literalText }
}

extension Value where Wrapped: Numeric & TemplateNumber {
    /// A literal number.
    public init(_ value: Wrapped) { raw = .number(value.templateNumber) }
    /// A literal number; nil stays nil.
    public init?(_ value: Wrapped?) {
        guard let value else { return nil }
        raw = .number(value.templateNumber)
    }
}

extension Value where Wrapped == Bool {
    /// A literal Boolean.
    public init(_ value: Bool) { raw = .bool(value) }
    /// A literal Boolean; nil stays nil.
    public init?(_ value: Bool?) {
        guard let value else { return nil }
        raw = .bool(value)
    }
}

/// A number type of templates: `Int` and `Double`.
public protocol TemplateNumber {
    /// The number as JSON has it.
    var templateNumber: Double { get }
}

extension Int: TemplateNumber {
    /// The number as JSON has it: exact up to 2^53.
    public var templateNumber: Double { Double(self) }
}

extension Double: TemplateNumber {
    /// The number itself.
    public var templateNumber: Double { self }
}

extension Value {
    /// A text marker in place of the value.
    ///
    /// A deferred value has no text yet. Where one ends up in a plain `String` after all, as in `print` or `"\(value)" + "x"`, synthesis
    /// finds the marker and reports where it stands.
    public var description: String { raw.description }
}

extension Value: CustomStringConvertible {}

extension DefaultStringInterpolation {
    /// Makes a plain `String`, in which a deferred value cannot stand.
    @available(*, deprecated, message: "a deferred value in a plain String: give the result the type Value<String>")
    public mutating func appendInterpolation<T>(_ value: Value<T>) {
        appendLiteral(value.description)
    }
}

// What one would do with a String, with a sentence on what to do instead.
extension Value where Wrapped == String {
    /// Not available: texts are joined by interpolation.
    @available(*, unavailable, message: "interpolate both: \"\\(a)\\(b)\"")
    public static func + (lhs: Value, rhs: Value) -> Value { lhs }
    /// Not available: texts are joined by interpolation.
    @available(*, unavailable, message: "interpolate both: \"\\(a)\\(b)\"")
    public static func + (lhs: String, rhs: Value) -> Value { rhs }
    /// Not available: texts are joined by interpolation.
    @available(*, unavailable, message: "interpolate both: \"\\(a)\\(b)\"")
    public static func + (lhs: Value, rhs: String) -> Value { lhs }
    /// Not available: deferred texts are compared by ``Fn/equals(_:_:)``.
    @available(*, unavailable, message: "a deferred value is compared when it is deployed: Fn.equals(a, b); a literal by its .literal")
    public static func == (lhs: Value, rhs: Value) -> Bool { false }
    /// Not available: deferred texts are compared by ``Fn/equals(_:_:)``.
    @available(*, unavailable, message: "a deferred value is compared when it is deployed: Fn.equals(a, b); a literal by its .literal")
    public static func == (lhs: Value, rhs: String) -> Bool { false }
}
