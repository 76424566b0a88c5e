/// The nested types of a resource that its properties use, directly or through each other.
struct ReachableTypes {
    private let byID: [String: TypeDefinition]

    init(_ resource: Resource) throws {
        var found: [String: TypeDefinition] = [:]
        var pending: [String] = []
        for (name, property) in resource.properties {
            pending += PropertyTypes.usedType(of: property.type, property: name, tagging: resource.tagging).references
        }
        while let id = pending.popLast() {
            if found[id] != nil { continue }
            guard let definition = resource.typeDefinitions[id] else {
                throw DatabaseError("\(resource.typeName) refers to a type with the id \(id) that it does not own.")
            }
            found[id] = definition
            for (_, property) in definition.properties { pending += property.type.withoutUnions.references }
        }
        byID = found
    }

    subscript(id: String) -> TypeDefinition? { byID[id] }

    /// The types by name.
    var sorted: [TypeDefinition] { byID.values.sorted { $0.name.precedesByScalars($1.name) } }
}

extension SpecificationType {
    /// The nested types that this one names.
    var references: [String] {
        switch self {
        case .reference(let id): [id]
        case .array(let element), .map(let element): element.references
        case .union(let types): types.flatMap(\.references)
        default: []
        }
    }

    /// The type with each union decided: for its only structured alternative, or else for any value. Scalars that a structured one is an
    /// alternative to can still be given, by `init(reinterpreting:)`.
    var withoutUnions: SpecificationType {
        switch self {
        case .union(let types):
            let structured = types.filter { !$0.references.isEmpty }
            return structured.count == 1 ? structured[0].withoutUnions : .json
        case .array(let element): return .array(element.withoutUnions)
        case .map(let element): return .map(element.withoutUnions)
        default: return self
        }
    }
}
