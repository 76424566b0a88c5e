/// A statement that a node of the schema table makes.
///
/// A node holds its fields in this order.
public enum SchemaField: Int, CaseIterable, Sendable {
    // Numbers.
    case traits, minLength, maxLength, minItems, maxItems, minProperties, maxProperties
    // Texts; the bounds are written as decimals.
    case pattern, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum
    // Nodes.
    case items, additional, not, ifNode, thenNode
    // Lists of texts. The last two are of resource types alone: names of properties, and attributes such as `Endpoint.Address`.
    case required, allowed, excluded, exactlyOne, atLeastOne, uniqueKeys, readOnly, attributes
    // Lists of nodes.
    case allOf, anyOf, oneOf, firstItems
    // Nodes by name.
    case properties, patternProperties, dependencies

    /// The form of a field's content.
    public enum Form: Sendable {
        case number, text, node, texts, nodes, members
    }

    /// The form in which the field is written.
    public var form: Form {
        switch self {
        case .traits, .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties: .number
        case .pattern, .format, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum: .text
        case .items, .additional, .not, .ifNode, .thenNode: .node
        case .required, .allowed, .excluded, .exactlyOne, .atLeastOne, .uniqueKeys, .readOnly, .attributes: .texts
        case .allOf, .anyOf, .oneOf, .firstItems: .nodes
        case .properties, .patternProperties, .dependencies: .members
        }
    }
}

/// What a node says in one bit each: the types that a value may have, and more.
public struct SchemaTraits: OptionSet, Hashable, Sendable {
    /// The bits, as the table has them.
    public let rawValue: Int

    /// Traits of bits of the table.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A text.
    public static let string = SchemaTraits(rawValue: 1)
    /// An object.
    public static let object = SchemaTraits(rawValue: 2)
    /// An array.
    public static let array = SchemaTraits(rawValue: 4)
    /// A whole number.
    public static let integer = SchemaTraits(rawValue: 8)
    /// A number.
    public static let number = SchemaTraits(rawValue: 16)
    /// True or false.
    public static let boolean = SchemaTraits(rawValue: 32)
    /// Null.
    public static let null = SchemaTraits(rawValue: 64)
    /// No other properties than those that are named.
    public static let closed = SchemaTraits(rawValue: 128)
    /// No two elements that are equal.
    public static let unique = SchemaTraits(rawValue: 256)
    /// Allowed texts in small letters or capitals.
    public static let ignoresCase = SchemaTraits(rawValue: 512)
    /// Nothing at all.
    public static let never = SchemaTraits(rawValue: 1024)

    /// All types.
    ///
    /// Without one of them, a value may have any.
    public static let types: SchemaTraits = [.string, .object, .array, .integer, .number, .boolean, .null]
}
