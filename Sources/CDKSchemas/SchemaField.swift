/// A statement that a node of the schema table makes.
///
/// A node holds its fields in this order.
public enum SchemaField: Int, CaseIterable, Sendable {
    // MARK: Numbers

    /// The facts of the node, in one bit each: ``SchemaTraits``.
    case traits
    /// The fewest characters of a text.
    case minLength
    /// The most characters of a text.
    case maxLength
    /// The fewest elements of a list.
    case minItems
    /// The most elements of a list.
    case maxItems
    /// The fewest members of an object.
    case minProperties
    /// The most members of an object.
    case maxProperties

    // MARK: Texts; bounds are written as decimals

    /// The pattern that a text has to match.
    case pattern
    /// The name of the form that a text has, such as `date-time`.
    case format
    /// The least number that is allowed.
    case minimum
    /// The largest number that is allowed.
    case maximum
    /// The number that every allowed one is above.
    case exclusiveMinimum
    /// The number that every allowed one is below.
    case exclusiveMaximum

    // MARK: Nodes

    /// The schema of a list's elements, behind ``firstItems``.
    case items
    /// The schema of members that no other field names.
    case additional
    /// The schema that a value must not fit.
    case not
    /// The schema of values to which ``thenNode`` applies.
    case ifNode
    /// The schema that a value has to fit if it fits ``ifNode``.
    case thenNode

    // MARK: Lists of texts

    /// The members that an object must have.
    case required
    /// The values that are allowed.
    case allowed
    /// The members that an object must not have.
    case excluded
    /// The members of which an object has one and no more.
    case exactlyOne
    /// The members of which an object has one or more.
    case atLeastOne
    /// The members by which the elements of a list have to differ.
    case uniqueKeys
    /// The properties that cannot be given; of resource types alone.
    case readOnly
    /// The attributes, such as `Endpoint.Address`; of resource types alone.
    case attributes

    // MARK: Lists of nodes

    /// Schemas that a value has to fit, each of them.
    case allOf
    /// Schemas of which a value has to fit one or more.
    case anyOf
    /// Schemas of which a value has to fit one and no more.
    case oneOf
    /// The schemas of a list's first elements, in their order.
    case firstItems

    // MARK: Nodes by name

    /// The schemas of an object's members.
    case properties
    /// The schemas of members by patterns of their names.
    case patternProperties
    /// The schemas that an object has to fit if it has a member.
    case dependencies

    /// The form of a field's content.
    public enum Form: Sendable {
        /// A number.
        case number
        /// A text.
        case text
        /// A node.
        case node
        /// A list of texts.
        case texts
        /// A list of nodes.
        case nodes
        /// Nodes by name.
        case members
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

/// Facts of a node, in one bit each: the types that a value may have, and more.
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
