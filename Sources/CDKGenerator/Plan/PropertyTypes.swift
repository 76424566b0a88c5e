/// The Swift types of properties and attributes of a resource.
struct PropertyTypes {
    private let resource: Resource
    private let reachable: ReachableTypes
    private let constants: ConstantPlanner

    init(_ resource: Resource, reachable: ReachableTypes, constants: ConstantPlanner) {
        self.resource = resource
        self.reachable = reachable
        self.constants = constants
    }

    /// The type of a resource's own property with its tags, if it holds any, as `CfnTag`, whatever the database calls their elements.
    static func usedType(of type: SpecificationType, property: String, tagging: Tagging?) -> SpecificationType {
        let type = type.decided
        guard let tagging, tagging.property == property else { return type }
        switch (tagging.variant, type) {
        case (.standard, .array): return .array(.tag)
        case (.map, .json), (.map, .map): return .map(.string(allowed: []))
        default: return type
        }
    }

    static func structureName(_ definition: TypeDefinition) -> String { definition.name + "Property" }

    /// The Swift type of a property of a nested type, or of the resource itself if there is no owner.
    func type(of property: Property, called name: String, owner: TypeDefinition?) throws -> SwiftType {
        let used = owner == nil ? Self.usedType(of: property.type, property: name, tagging: resource.tagging) : property.type.decided
        let place = "\(place(of: owner)).\(name)"
        let type = try swiftType(of: used, at: place)
        return try property.previousTypes.filter(\.references.isEmpty)
            .reduce(type) { $0.beginning(with: try swiftType(of: $1, at: place)) }
    }

    func place(of owner: TypeDefinition?) -> String {
        owner.map { "\(resource.typeName).\($0.name)" } ?? resource.typeName
    }

    private func swiftType(of type: SpecificationType, at place: String) throws -> SwiftType {
        switch type {
        case .string(let allowed): return constants.name(for: allowed).map { .nested($0) } ?? .string
        case .dateTime: return .date
        case .integer: return .integer
        case .number: return .number
        case .boolean: return .boolean
        case .json: return .any
        case .union(let types): return .union(try types.map { try swiftType(of: $0, at: place) })
        case .tag: return .tag
        case .array(let element): return .list(try swiftType(of: element, at: place))
        case .map(let element): return .map(try swiftType(of: element, at: place))
        case .reference(let id):
            guard let definition = reachable[id] else {
                throw DatabaseError("\(place) refers to a type with the id \(id) that was not found.")
            }
            return .nested(Self.structureName(definition))
        }
    }

    /// The Swift type of an attribute.
    ///
    /// Objects are of use only as a whole, if at all.
    static func attributeType(_ type: SpecificationType) -> SwiftType {
        switch type {
        case .string: .string
        case .dateTime: .date
        case .integer: .integer
        case .number: .number
        case .boolean: .boolean
        case .array(let element): .list(attributeType(element))
        case .json, .tag, .map, .reference, .union: .any
        }
    }
}
