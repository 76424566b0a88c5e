/// The Swift types of properties and attributes.
struct SwiftTypes {
    private let resource: Resource
    private let reachable: ReachableTypes
    private let constants: ConstantPlanner

    init(_ resource: Resource, reachable: ReachableTypes, constants: ConstantPlanner) {
        self.resource = resource
        self.reachable = reachable
        self.constants = constants
    }

    /// The type that a property of the resource itself has: tags are `CfnTag`, whatever the database calls their elements.
    static func usedType(of type: SpecificationType, property: String, tagging: Tagging?) -> SpecificationType {
        let type = type.withoutUnions
        guard let tagging, tagging.property == property else { return type }
        switch (tagging.variant, type) {
        case (.standard, .array): return .array(.tag)
        case (.map, .json), (.map, .map): return .map(.string(allowed: []))
        default: return type
        }
    }

    static func structureName(_ definition: TypeDefinition) -> String { definition.name + "Property" }

    /// The Swift type of a property of a nested type, or of the resource itself if there is no owner.
    func name(of type: SpecificationType, property: String, owner: TypeDefinition?) throws -> String {
        let used = owner == nil ? Self.usedType(of: type, property: property, tagging: resource.tagging) : type.withoutUnions
        return try name(of: used, at: "\(place(of: owner)).\(property)", ConstantUse(owner: owner?.name ?? resource.name, property: property))
    }

    func place(of owner: TypeDefinition?) -> String {
        owner.map { "\(resource.typeName).\($0.name)" } ?? resource.typeName
    }

    private func name(of type: SpecificationType, at place: String, _ use: ConstantUse) throws -> String {
        switch type {
        case .string(let allowed): allowed.isEmpty ? "Value<String>" : constants.name(for: allowed, use) ?? "Value<String>"
        case .dateTime: "Value<String>"
        case .integer: "Value<Int>"
        case .number: "Value<Double>"
        case .boolean: "Value<Bool>"
        case .json, .union: "AnyValue"
        case .tag: "CfnTag"
        case .array(let element): "List<\(try name(of: element, at: place, use))>"
        case .map(let element): "Map<\(try name(of: element, at: place, use))>"
        case .reference(let id): try structureName(id, at: place)
        }
    }

    private func structureName(_ id: String, at place: String) throws -> String {
        guard let definition = reachable[id] else { throw DatabaseError("\(place) refers to a type with the id \(id) that was not found.") }
        return Self.structureName(definition)
    }

    /// The Swift type of an attribute, and the expression for it.
    static func attribute(_ name: String, _ type: SpecificationType) -> (type: String, expression: String) {
        switch type {
        case .string, .dateTime: ("Value<String>", "getAtt(\"\(name)\")")
        case .integer: ("Value<Int>", "getAtt(\"\(name)\", as: Int.self)")
        case .number: ("Value<Double>", "getAtt(\"\(name)\", as: Double.self)")
        case .boolean: ("Value<Bool>", "getAtt(\"\(name)\", as: Bool.self)")
        case .array(.string), .array(.dateTime): ("List<Value<String>>", "getAttList(\"\(name)\")")
        case .array(.integer): ("List<Value<Int>>", "getAttList(\"\(name)\", of: Value<Int>.self)")
        case .array(.number): ("List<Value<Double>>", "getAttList(\"\(name)\", of: Value<Double>.self)")
        // Objects are of use only as a whole, if at all.
        case .array: ("List<AnyValue>", "getAttList(\"\(name)\", of: AnyValue.self)")
        case .json, .tag, .map, .reference, .union: ("AnyValue", "AnyValue(getAtt(\"\(name)\"))")
        }
    }
}
