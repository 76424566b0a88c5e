import CDK
import CloudAssembly

/// JSON that is made while the state machine runs: literals, and values that paths lead to.
///
///     payload: ["action": "submit", "assetId": .path("$.assetId"), "attempt": .path(.executionName), "table": "\(table.ref)"]
///
/// In states of the query language JSONata, expressions are texts between `{%` and `%}`.
///
/// [Payload templates](https://states-language.net/spec.html#payload-template)
public struct PayloadTemplate {
    package indirect enum Kind {
        case value(AnyValue)
        case path(JSONPath)
        case object([(String, PayloadTemplate)])
        case list([PayloadTemplate])
    }

    package let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// A value that is known when the state machine is deployed.
    public init(_ value: some TemplateRepresentable) { kind = .value(AnyValue(value)) }
    /// A text.
    public init(_ value: String) { kind = .value(AnyValue(value)) }
    /// A whole number.
    public init(_ value: Int) { kind = .value(AnyValue(value)) }
    /// A number.
    public init(_ value: Double) { kind = .value(AnyValue(value)) }
    /// `true` or `false`.
    public init(_ value: Bool) { kind = .value(AnyValue(value)) }

    /// The value to which a path leads, or the result of a function.
    public static func path(_ path: JSONPath) -> PayloadTemplate { PayloadTemplate(.path(path)) }

    /// The pairs in order.
    public static func object(_ members: some Sequence<(String, PayloadTemplate)>) -> PayloadTemplate {
        PayloadTemplate(.object(Array(members)))
    }

    /// The pairs in order, without those that have no value.
    package static func object(_ members: [(String, PayloadTemplate?)]) -> PayloadTemplate {
        .object(members.compactMap { name, template in template.map { (name, $0) } })
    }

    /// A list, whose elements can have paths in objects only.
    public static func list(_ elements: [PayloadTemplate]) -> PayloadTemplate { PayloadTemplate(.list(elements)) }
}

extension PayloadTemplate: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { kind = .value(AnyValue(value)) }
    /// A text with deferred values in it.
    public init(stringInterpolation: TextInterpolation) { kind = .value(AnyValue(stringInterpolation: stringInterpolation)) }
    /// A whole number.
    public init(integerLiteral value: Int) { kind = .value(AnyValue(value)) }
    /// A number.
    public init(floatLiteral value: Double) { kind = .value(AnyValue(value)) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { kind = .value(AnyValue(value)) }
    /// Null.
    public init(nilLiteral: ()) { kind = .value(nil) }
    /// A list, whose elements can have paths in objects only.
    public init(arrayLiteral elements: PayloadTemplate...) { kind = .list(elements) }
    /// An object, whose members keep their order.
    public init(dictionaryLiteral elements: (String, PayloadTemplate)...) { kind = .object(elements) }
}

extension PayloadTemplate {
    /// An object with a member more, at its end; what is no object is replaced by one.
    public func setting(_ name: String, _ value: PayloadTemplate) -> PayloadTemplate {
        guard case .object(let members) = kind else { return [name: value] }
        return .object(members.filter { $0.0 != name } + [(name, value)])
    }
}

// MARK: - Writing

extension PayloadTemplate {
    /// The template as the value of a field.
    ///
    /// What paths lead to goes into members whose names end with `.$`.
    var value: AnyValue {
        switch kind {
        case .value(let value): value
        case .path(let path): path.value
        case .object(let members): .object(members.map { $1.member($0) })
        case .list(let elements): AnyValue(elements.map(\.value))
        }
    }

    /// The template as a member of an object.
    func member(_ name: String) -> (String, AnyValue) {
        if case .path = kind { (name + ".$", value) } else { (name, value) }
    }

    /// Whether it is an object, to which members can be added.
    package var isObject: Bool { if case .object = kind { true } else { false } }
}

// MARK: - What stands in it

extension PayloadTemplate {
    /// Whether it is a path alone.
    var isPath: Bool { if case .path = kind { true } else { false } }

    /// The member of an object.
    package func member(named name: String) -> PayloadTemplate? {
        guard case .object(let members) = kind else { return nil }
        return members.first { $0.0 == name || $0.0 == name + ".$" }?.1
    }

    /// Whether a path stands in a list, where it has no name that could say so.
    var hasPathInList: Bool {
        switch kind {
        case .value, .path: false
        case .object(let members): members.contains { $0.1.hasPathInList }
        case .list(let elements): elements.contains { $0.isPath || $0.hasPathInList }
        }
    }

    /// Whether it hands over the token with which the task is answered.
    package var hasTaskToken: Bool {
        switch kind {
        case .path(let path):
            JSONPathSyntax.paths(in: path.expression?.literal ?? "").contains { ["$$", "$$.Task", "$$.Task.Token"].contains($0) }
        case .object(let members):
            // Names that end with `.$` are paths that were written as they stand in the definition.
            members.contains { name, template in
                if case .value(let value) = template.kind, name.hasSuffix(".$"), case .string(let text) = value.raw {
                    return PayloadTemplate.path(JSONPath(text)).hasTaskToken
                }
                return template.hasTaskToken
            }
        case .list(let elements): elements.contains(where: \.hasTaskToken)
        case .value(let value): Self.hasExpressionWithToken(value.raw)
        }
    }

    /// Whether a JSONata expression reads the context object's token.
    private static func hasExpressionWithToken(_ value: TemplateValue) -> Bool {
        switch value {
        case .string(let text): text.hasPrefix("{%") && text.hasSuffix("%}") && text.contains("$states.context")
        case .list(let elements): elements.contains(where: hasExpressionWithToken)
        case .object(let members): members.values.contains(where: hasExpressionWithToken)
        default: false
        }
    }
}
