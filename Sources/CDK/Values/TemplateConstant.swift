/// A type of constants: the texts that a property takes.
///
/// The generated types of this kind name the texts that CloudFormation lists. Others, and deferred ones, can be given as well; synthesis
/// warns of a literal that is not listed (`swift-cdk:values/unlisted`), because the list may be older than the service:
///
///     sseAlgorithm: .aes256
///     sseAlgorithm: "AES256"
///     sseAlgorithm: .init(parameter.stringValue)
public protocol TemplateConstant: TemplateRepresentable, ExpressibleByStringInterpolation
where StringLiteralType == String, StringInterpolation == TextInterpolation {}

extension TemplateConstant {
    /// A text as it is written; synthesis warns if it is not listed.
    public init(stringLiteral value: String) { self.init(raw: .string(value)) }
    /// A text with values that may be deferred.
    public init(stringInterpolation: TextInterpolation) { self.init(raw: stringInterpolation.raw) }

    /// A text that is not listed.
    public init(_ value: String) { self.init(raw: .string(value)) }

    /// A text that is not listed; nil stays nil.
    public init?(_ value: String?) {
        guard let value else { return nil }
        self.init(raw: .string(value))
    }

    /// A deferred text.
    public init(_ value: Value<String>) { self.init(raw: value.raw) }

    /// The text, if it is a literal.
    public var literal: String? { raw.literalText }
}

extension Value where Wrapped == String {
    /// The text of a constant.
    public init(_ constant: some TemplateConstant) { raw = constant.raw }
}
