import CloudAssembly

/// Any value that can stand in a template, literal or deferred, in one untyped representation.
///
/// Users see it through types (``Value``, ``List``, ``Map``, ``AnyValue``, generated property types), all of which wrap one of these.
public indirect enum TemplateValue {
    /// Nothing: a member or element that is left out of the template.
    case absent
    /// The JSON value `null`, which stands in the template.
    case null
    /// A literal Boolean.
    case bool(Bool)
    /// A literal number.
    case number(Double)
    /// A literal text.
    case string(String)
    /// A list of values, each of which may be deferred.
    case list([TemplateValue])
    /// An object whose keys stand in the template as they are, in this order.
    case object(OrderedMap<TemplateValue>)
    /// Properties of a CloudFormation type.
    case record(PropertyBag)
    /// A text made of pieces, at least one of them deferred.
    case text([TemplateValue])
    /// A reference to an element of the app, or to one of its attributes.
    case reference(Reference)
    /// A call of a CloudFormation function.
    case intrinsic(Intrinsic)
    /// A value that is computed at synthesis.
    case lazy(LazyValue)
}

/// A type whose values stand in a template.
///
/// Each of them, nested objects and list elements included, can be a literal, a deferred value, a choice by a condition or lazy.
public protocol TemplateRepresentable {
    /// The value in its untyped representation.
    var raw: TemplateValue { get }

    /// Sees an untyped value as this type, without a check.
    init(raw: TemplateValue)

    /// The texts that CloudFormation lists for the value or its elements, between bars; nil for types that are not made of texts of a list.
    ///
    /// Synthesis warns of literals that are not among them.
    static var listedTexts: String? { get }
}

extension TemplateRepresentable {
    /// No list: every text is taken.
    public static var listedTexts: String? { nil }

    /// A value that is computed at synthesis, when the tree is complete; nil leaves it out.
    ///
    /// It is computed anew each time it is needed.
    public static func lazy(_ produce: @escaping () -> Self?) -> Self {
        Self(raw: .lazy(LazyValue { _ in produce()?.raw ?? .absent }))
    }

    /// Sees a value of another type as this one, where the types of CloudFormation's documentation are too narrow.
    public init(reinterpreting other: some TemplateRepresentable) {
        self.init(raw: other.raw)
    }
}

/// A call of a CloudFormation function: an object with one member, the function's name.
public struct Intrinsic {
    let name: String
    let argument: TemplateValue
    let shape: ValueShape
    /// The language extension that the call needs, such as `AWS::LanguageExtensions`.
    let transform: String?

    init(_ name: String, _ argument: TemplateValue, shape: ValueShape = .string, transform: String? = nil) {
        self.name = name
        self.argument = argument
        self.shape = shape
        self.transform = transform
    }
}

/// A value that is computed at synthesis.
public final class LazyValue {
    let shape: ValueShape?
    /// The reference that the value is, where it is one that looks different from elsewhere: the name or ARN of a building block.
    let reference: Reference?
    let produce: (Resolver) -> TemplateValue

    init(shape: ValueShape? = nil, reference: Reference? = nil, _ produce: @escaping (Resolver) -> TemplateValue) {
        self.shape = shape
        self.reference = reference
        self.produce = produce
    }
}

extension TemplateValue {
    /// The reference, if the value is one; nil otherwise.
    ///
    /// A lazy value may be a reference too, so code that treats references in a way of its own asks here, not for the case alone.
    var reference: Reference? {
        switch self {
        case .reference(let reference): reference
        case .lazy(let lazy): lazy.reference
        default: nil
        }
    }

    /// The literal text, if the value is one.
    var literalText: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The element of a list at an index that may be deferred.
    ///
    /// An index that a list of literals does not have is reported where the element is used.
    func element(at index: TemplateValue) -> TemplateValue {
        if case .list(let elements) = self, case .number(let number) = index, let position = Int(exactly: number) {
            guard elements.indices.contains(position) else {
                return .lazy(
                    LazyValue { resolver in
                        resolver.report(.noElement(at: position, of: elements.count))
                        return .absent
                    })
            }
            if !elements.contains(where: \.isDeferred) { return elements[position] }
        }
        return .intrinsic(Intrinsic("Fn::Select", .list([index, self])))
    }

    /// Whether the value is known only at synthesis or deployment.
    ///
    /// Containers are literal, whatever they contain.
    var isDeferred: Bool {
        switch self {
        case .text, .reference, .intrinsic, .lazy: true
        default: false
        }
    }
}

extension TemplateValue {
    init(_ json: JSON) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let elements): .list(elements.map(TemplateValue.init))
            case .object(let members): .object(members.mapValues(TemplateValue.init))
            }
    }
}
