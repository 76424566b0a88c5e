import CloudAssembly

/// A list of a template: a literal of elements each of which may be deferred, or a list that is deferred as a whole.
public struct List<Element: TemplateRepresentable>: TemplateRepresentable, ExpressibleByArrayLiteral {
    /// The list in its untyped representation.
    public let raw: TemplateValue

    /// Sees an untyped value as a list; its shape is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// The texts that CloudFormation lists for the elements; nil if it lists none.
    public static var listedTexts: String? { Element.listedTexts }

    /// A literal list of elements, each of which may be deferred.
    public init(_ elements: some Sequence<Element>) {
        raw = .list(elements.map(\.raw))
    }

    /// A literal list, as in `[topic.ref, queue.attrArn]`.
    public init(arrayLiteral elements: Element...) {
        raw = .list(elements.map(\.raw))
    }

    /// The elements; nil if the list is deferred as a whole.
    public var elements: [Element]? {
        if case .list(let values) = raw { values.map(Element.init(raw:)) } else { nil }
    }

    /// The element at `index`, from 0 (`Fn::Select` where the list is deferred).
    ///
    /// An index that a list of literals does not have is reported where the element is used.
    public subscript(index: Int) -> Element {
        Element(raw: raw.element(at: .number(Double(index))))
    }
}

extension List where Element == Value<String> {
    /// A literal list of literal texts.
    public init(_ elements: some Sequence<String>) {
        raw = .list(elements.map { .string($0) })
    }
    /// A literal list of literal texts; nil stays nil.
    public init?(_ elements: [String]?) {
        guard let elements else { return nil }
        self.init(elements)
    }
}

extension List where Element: TemplateConstant {
    /// A literal list of literal texts; synthesis warns of those that are not listed.
    public init(_ elements: some Sequence<String>) {
        raw = .list(elements.map { .string($0) })
    }
}

extension List {
    /// A literal list of literal numbers.
    public init<Number: Numeric & TemplateNumber>(_ elements: some Sequence<Number>) where Element == Value<Number> {
        raw = .list(elements.map { .number($0.templateNumber) })
    }
}

/// A map of a template from keys of the user's to values.
public struct Map<Element: TemplateRepresentable>: TemplateRepresentable, ExpressibleByDictionaryLiteral {
    /// The map in its untyped representation.
    public let raw: TemplateValue

    /// Sees an untyped value as a map; its shape is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// The texts that CloudFormation lists for the values; nil if it lists none.
    public static var listedTexts: String? { Element.listedTexts }

    /// A map of pairs in their order; of equal keys the last value wins.
    public init(_ elements: some Sequence<(String, Element)>) {
        raw = .object(OrderedMap(elements.map { ($0, $1.raw) }))
    }

    /// A map as written, in that order; of equal keys the last value wins.
    public init(dictionaryLiteral elements: (String, Element)...) {
        self.init(elements)
    }
}

extension Map {
    /// A map of a dictionary's members, in the order of their keys.
    public init(_ members: [String: Element]) {
        self.init(members.sorted { $0.key.utf16Precedes($1.key) }.map { ($0.key, $0.value) })
    }
}

// `Value` alone would be the type of a dictionary literal's values here.
extension Map where Element == CDK.Value<String> {
    /// A map of a dictionary's literal texts, in the order of their keys.
    public init(_ members: [String: String]) { self.init(members.mapValues { CDK.Value($0) }) }
}

/// A value of any shape: what free-form JSON properties and untyped resources take.
///
///     ["Version": "2012-10-17", "Statement": [["Effect": "Allow", "Resource": "\(bucket.ref)/*"]]]
///
/// Literals nest as they are; other values go in by interpolation or `AnyValue(value)`.
public struct AnyValue: TemplateRepresentable {
    /// The value in its untyped representation.
    public let raw: TemplateValue

    /// Sees an untyped value as one of any shape.
    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// Sees a typed value as one of any shape.
    public init(_ value: some TemplateRepresentable) {
        raw = value.raw
    }

    /// A literal text.
    public init(_ value: String) { raw = .string(value) }
    /// A whole number.
    public init(_ value: Int) { raw = .number(Double(value)) }
    /// A number; it is written as JavaScript writes it.
    public init(_ value: Double) { raw = .number(value) }
    /// A literal Boolean.
    public init(_ value: Bool) { raw = .bool(value) }
    /// A list of values of any shape.
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

    /// An object of members in their order; of equal names the last value wins.
    public static func object(_ members: some Sequence<(String, AnyValue)>) -> AnyValue {
        AnyValue(raw: .object(OrderedMap(members.map { ($0, $1.raw) })))
    }

    // `Value` alone would be the type of a dictionary literal's values here.
    /// An object of members whose names are known only at synthesis.
    ///
    /// A name that is no text then is reported.
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
    /// A literal text.
    public init(stringLiteral value: String) { raw = .string(value) }
    /// A text with values that may be deferred.
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
    /// A whole number.
    public init(integerLiteral value: Int) { raw = .number(Double(value)) }
    /// A number with a fraction.
    public init(floatLiteral value: Double) { raw = .number(value) }
    /// A literal Boolean.
    public init(booleanLiteral value: Bool) { raw = .bool(value) }
    /// The JSON value `null`, which stands in the template; for a member that is left out see ``absent``.
    public init(nilLiteral: ()) { raw = .null }
    /// A list of values of any shape.
    public init(arrayLiteral elements: AnyValue...) { raw = .list(elements.map(\.raw)) }
    /// An object of members as written; of equal names the last value wins.
    public init(dictionaryLiteral elements: (String, AnyValue)...) { self = .object(elements) }
}
