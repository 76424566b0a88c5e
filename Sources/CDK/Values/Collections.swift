import CloudAssembly

/// A list of a template: a literal of elements each of which may be deferred, or a list that is deferred as a whole.
public struct List<Element: TemplateRepresentable>: TemplateRepresentable, ExpressibleByArrayLiteral {
    public let raw: TemplateValue

    public init(raw: TemplateValue) {
        self.raw = raw
    }

    public static var listedTexts: String? { Element.listedTexts }

    public init(_ elements: some Sequence<Element>) {
        raw = .list(elements.map(\.raw))
    }

    public init(arrayLiteral elements: Element...) {
        raw = .list(elements.map(\.raw))
    }

    /// The elements; nil if the list is deferred as a whole.
    public var elements: [Element]? {
        if case .list(let values) = raw { values.map(Element.init(raw:)) } else { nil }
    }

    /// The element at `index` (`Fn::Select` where the list is deferred).
    public subscript(index: Int) -> Element {
        Element(raw: raw.element(at: .number(Double(index))))
    }
}

extension List where Element == Value<String> {
    public init(_ elements: some Sequence<String>) {
        raw = .list(elements.map { .string($0) })
    }
}

/// A map of a template from keys of the user's to values.
public struct Map<Element: TemplateRepresentable>: TemplateRepresentable, ExpressibleByDictionaryLiteral {
    public let raw: TemplateValue

    public init(raw: TemplateValue) {
        self.raw = raw
    }

    public static var listedTexts: String? { Element.listedTexts }

    public init(_ elements: some Sequence<(String, Element)>) {
        raw = .object(OrderedMap(elements.map { ($0, $1.raw) }))
    }

    public init(dictionaryLiteral elements: (String, Element)...) {
        self.init(elements)
    }
}

/// A value of any shape: what free-form JSON properties and untyped resources take.
///
///     ["Version": "2012-10-17", "Statement": [["Effect": "Allow", "Resource": "\(bucket.ref)/*"]]]
///
/// Literals nest as they are; other values go in by interpolation or `AnyValue(value)`.
public struct AnyValue: TemplateRepresentable {
    public let raw: TemplateValue

    public init(raw: TemplateValue) {
        self.raw = raw
    }

    public init(_ value: some TemplateRepresentable) {
        raw = value.raw
    }

    public init(_ value: String) { raw = .string(value) }
    public init(_ value: Int) { raw = .number(Double(value)) }
    public init(_ value: Double) { raw = .number(value) }
    public init(_ value: Bool) { raw = .bool(value) }
    public init(_ values: [AnyValue]) { raw = .list(values.map(\.raw)) }

    /// JSON as it stands.
    public init(_ json: JSON) {
        raw = TemplateValue(json)
    }

    /// The JSON form of an encodable value.
    ///
    /// - Throws: What the value's `encode(to:)` throws.
    public init(encoding value: some Encodable) throws {
        self.init(try JSON(encoding: value))
    }

    /// A member that is left out.
    public static var absent: AnyValue { AnyValue(raw: .absent) }

    /// The pairs in order.
    public static func object(_ members: some Sequence<(String, AnyValue)>) -> AnyValue {
        AnyValue(raw: .object(OrderedMap(members.map { ($0, $1.raw) })))
    }

    /// Members with names that are known only at synthesis. A name must be text then.
    // `Value` alone would be the type of a dictionary literal's values here.
    public static func object(deferredNames members: [(CDK.Value<String>, AnyValue)]) -> AnyValue {
        AnyValue(
            raw: .lazy(
                LazyValue { resolver in
                    .object(OrderedMap(members.map { (resolver.memberName($0.raw), $1.raw) }))
                }))
    }
}

extension AnyValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { raw = .string(value) }
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
    public init(integerLiteral value: Int) { raw = .number(Double(value)) }
    public init(floatLiteral value: Double) { raw = .number(value) }
    public init(booleanLiteral value: Bool) { raw = .bool(value) }
    public init(nilLiteral: ()) { raw = .null }
    public init(arrayLiteral elements: AnyValue...) { raw = .list(elements.map(\.raw)) }
    public init(dictionaryLiteral elements: (String, AnyValue)...) { self = .object(elements) }
}
