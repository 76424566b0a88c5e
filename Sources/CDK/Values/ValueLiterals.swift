// The literals that a value is written as. Texts, fractions and Booleans are those of one type each, which Swift takes from the literal in
// `let name = Value("films")`.

extension Value: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
    ExpressibleByStringInterpolation
where Wrapped == String {
    /// A literal text, as it is written.
    public init(stringLiteral value: String) { raw = .string(value) }
    /// A text with values that may be deferred.
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
}

extension Value: ExpressibleByFloatLiteral where Wrapped == Double {
    /// A number with a fraction, as it is written.
    public init(floatLiteral value: Double) { raw = .number(value) }
}

extension Value: ExpressibleByBooleanLiteral where Wrapped == Bool {
    /// A Boolean, as it is written.
    public init(booleanLiteral value: Bool) { raw = .bool(value) }
}

extension Value: ExpressibleByIntegerLiteral where Wrapped: WrittenAsWholeNumber {
    /// A whole number, as it is written.
    public init(integerLiteral value: Int) { raw = .number(Double(value)) }
}

/// A scalar that is written as a whole number: `Int` and `Double`.
///
/// The others conform as well, but not so that it could be used: the compiler gives the sentence as the error for a number in their place.
public protocol WrittenAsWholeNumber {}
extension Int: WrittenAsWholeNumber {}
extension Double: WrittenAsWholeNumber {}
@available(*, unavailable, message: "a text is wanted here: write the number between quotation marks")
extension String: WrittenAsWholeNumber {}
@available(*, unavailable, message: "true or false is wanted here, not a number")
extension Bool: WrittenAsWholeNumber {}

extension Optional where Wrapped: TemplateRepresentable {
    /// Not available: it stands for `.init()` of a type that has required arguments, which Swift would look for in `Optional` otherwise.
    @available(*, unavailable, message: "arguments are missing: some of this type are required, and come first")
    public init() { self = nil }
}
