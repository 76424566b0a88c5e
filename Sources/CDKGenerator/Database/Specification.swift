import CloudAssembly

/// The part of the AWS service specification from which resource classes are made.
struct Specification {
    var services: [Service]
}

/// A service: a namespace of CloudFormation types.
struct Service {
    /// The namespace, such as `AWS::SNS`.
    let namespace: String
    let resources: [Resource]

    /// The last part of the namespace, after which the service's module is called: `SNS`.
    var name: String { lastPart(of: namespace) }
}

/// A resource type.
struct Resource {
    /// The type's name in CloudFormation, such as `AWS::SNS::Topic`.
    let typeName: String
    var properties: [String: Property]
    /// The values that `Fn::GetAtt` gives; names of nested ones have dots.
    let attributes: [String: Property]
    let tagging: Tagging?
    /// The properties or attributes that identify a resource of the type.
    let identifier: [String]
    /// Whether data is lost with the resource.
    let isStateful: Bool
    /// The transform that a template with this type needs.
    let transform: String?
    /// The nested types, by the ids with which properties refer to them.
    var typeDefinitions: [String: TypeDefinition]

    /// The last part of the type's name, such as `Topic`.
    var name: String { lastPart(of: typeName) }
}

/// A nested type of a resource type.
struct TypeDefinition {
    let name: String
    var properties: [String: Property]
    /// Whether the type is kept although no property may use it any more.
    var isKept = false
}

/// A property or an attribute.
struct Property {
    let type: SpecificationType
    /// The types that earlier specifications had.
    var previousTypes: [SpecificationType] = []
    var isRequired = false
    var replacement = Replacement.never
    /// JSON text, as the database has it.
    var defaultValue: String?
    /// The resources that the value refers to.
    var relationships: [Relationship] = []
    var isDeprecated = false
    /// What the registry's schema says of the value.
    var schema: JSON?
}

/// Whether CloudFormation makes a new resource when a property changes.
enum Replacement {
    case never, sometimes, always
}

/// What of another resource a property takes.
struct Relationship: Hashable {
    let typeName: String
    /// The attribute, identifier or property; nil if the database names one that the type does not have.
    let property: String?
}

/// The type of a property.
indirect enum SpecificationType: Equatable, Sendable {
    case string(allowed: [String])
    case integer(allowed: [Int])
    case number
    case boolean
    case json
    case dateTime
    case tag
    case array(SpecificationType)
    case map(SpecificationType)
    /// A nested type, by its id.
    case reference(String)
    case union([SpecificationType])
}

/// The property in which a resource type takes tags, and their form.
struct Tagging {
    enum Variant {
        case standard, map, autoScalingGroup
    }

    let property: String
    let variant: Variant
}

private func lastPart(of name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
}
