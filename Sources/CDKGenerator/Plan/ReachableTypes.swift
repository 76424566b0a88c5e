/// The nested types of a resource that its properties use, directly or through each other, and those that the specification keeps although
/// no property uses them any more.
struct ReachableTypes {
    private let byID: [String: TypeDefinition]
    private let usedIDs: Set<String>

    init(_ resource: Resource) throws {
        var found: [String: TypeDefinition] = [:]
        var pending: [String] = []
        func follow() throws {
            while let id = pending.popLast() {
                if found[id] != nil { continue }
                guard let definition = resource.typeDefinitions[id] else {
                    throw DatabaseError("\(resource.typeName) refers to a type with the id \(id) that it does not own.")
                }
                found[id] = definition
                for (_, property) in definition.properties { pending += property.type.decided.references }
            }
        }
        for (name, property) in resource.properties {
            pending += PropertyTypes.usedType(of: property.type, property: name, tagging: resource.tagging).references
        }
        try follow()
        usedIDs = Set(found.keys)
        pending = resource.typeDefinitions.filter(\.value.isKept).map(\.key)
        try follow()
        byID = found
    }

    subscript(id: String) -> TypeDefinition? { byID[id] }

    /// The types by name, and whether a property uses them.
    var sorted: [(definition: TypeDefinition, isUsed: Bool)] {
        byID.map { ($1, usedIDs.contains($0)) }.sorted { $0.0.name.precedesByScalars($1.0.name) }
    }
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

    /// The type with each union decided for its only structured alternative, if the others are any JSON.
    var decided: SpecificationType {
        switch self {
        case .union(let types):
            let structured = types.filter { !$0.references.isEmpty }
            let isDecided = structured.count == 1 && types.allSatisfy { $0 == .json || $0 == structured[0] }
            return isDecided ? structured[0].decided : .union(types.map(\.decided))
        case .array(let element): return .array(element.decided)
        case .map(let element): return .map(element.decided)
        default: return self
        }
    }
}
