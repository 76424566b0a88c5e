import Foundation

/// A reader of the database, which becomes a ``Specification``.
struct DatabaseReader {
    private let resources: [String: DatabaseFile.ResourceRow]
    private let typeDefinitions: [String: DatabaseFile.TypeDefinitionRow]
    private let schema: DatabaseFile.Schema
    /// What can be had of each resource type, by its name.
    private let values: [String: Set<String>]

    static func read(_ data: Data) throws -> Specification {
        let schema = try JSONDecoder().decode(DatabaseFile.self, from: data).schema
        return try DatabaseReader(schema).specification()
    }

    private init(_ schema: DatabaseFile.Schema) throws {
        self.schema = schema
        resources = try Self.byID(schema.resource.entities, id: \.id)
        typeDefinitions = try Self.byID(schema.typeDefinition.entities, id: \.id)
        values = Dictionary(
            schema.resource.entities.map { row in
                (row.cloudFormationType, Set(row.properties.keys).union(row.attributes.keys).union(row.primaryIdentifier ?? []))
            }, uniquingKeysWith: { $0.union($1) })
    }

    private static func byID<Row>(_ rows: [Row], id: (Row) -> String) throws -> [String: Row] {
        try Dictionary(rows.map { (id($0), $0) }) { first, _ in
            throw DatabaseError("Two rows have the id \(id(first)).")
        }
    }

    private func specification() throws -> Specification {
        let services = try schema.service.entities.map { row in
            let targets = schema.hasResource.forward[row.id] ?? []
            let resources = try targets.map { try resource($0.id, of: row.cloudFormationNamespace) }
            return Service(
                namespace: row.cloudFormationNamespace,
                resources: resources.sorted { $0.typeName.precedesByScalars($1.typeName) })
        }
        return Specification(services: services.sorted { $0.namespace.precedesByScalars($1.namespace) })
    }

    private func resource(_ id: String, of namespace: String) throws -> Resource {
        guard let row = resources[id] else {
            throw DatabaseError("\(namespace) has a resource with the id \(id), but there is no such resource.")
        }
        let place = row.cloudFormationType
        let typeIDs = (schema.usesType.forward[id] ?? []).map(\.id)
        let definitions = try typeIDs.map { typeID in
            guard let definition = typeDefinitions[typeID] else {
                throw DatabaseError("\(place) uses a type with the id \(typeID), but there is no such type.")
            }
            let properties = try properties(definition.properties, at: "\(place).\(definition.name)")
            return (
                typeID,
                TypeDefinition(name: definition.name, properties: properties, isKept: definition.mustRenderForBwCompat ?? false)
            )
        }
        return Resource(
            typeName: place,
            properties: try properties(row.properties, at: place),
            attributes: try properties(row.attributes, at: place),
            tagging: try row.tagInformation.map { try tagging($0, at: place) },
            identifier: row.primaryIdentifier ?? [],
            isStateful: row.isStateful ?? false,
            transform: row.cloudFormationTransform,
            typeDefinitions: Dictionary(definitions) { first, _ in first })
    }

    private func tagging(_ row: DatabaseFile.ResourceRow.TagInformation, at place: String) throws -> Tagging {
        let variant: Tagging.Variant =
            switch row.variant {
            case "standard": .standard
            case "map": .map
            case "asg": .autoScalingGroup
            default: throw DatabaseError("\(place) takes tags in a way that is not known: \(row.variant).")
            }
        return Tagging(property: row.tagPropertyName, variant: variant)
    }

    private func properties(_ rows: [String: DatabaseFile.PropertyRow], at place: String) throws -> [String: Property] {
        var properties: [String: Property] = [:]
        for (name, row) in rows { properties[name] = try property(row, at: "\(place).\(name)") }
        return properties
    }

    private func property(_ row: DatabaseFile.PropertyRow, at place: String) throws -> Property {
        let replacement: Replacement =
            switch row.causesReplacement {
            case nil, "no": .never
            case "maybe": .sometimes
            case "yes": .always
            case let other?: throw DatabaseError("\(place) causes replacement in a way that is not known: \(other).")
            }
        return Property(
            type: try type(row.type, at: place),
            previousTypes: try (row.previousTypes ?? []).map { try type($0, at: place) },
            isRequired: row.required ?? false,
            replacement: replacement,
            defaultValue: row.defaultValue,
            relationships: Self.isOwnName(place) ? [] : relationships(row.relationshipRefs ?? []),
            isDeprecated: row.deprecated != nil)
    }

    /// Whether a property is what the resource itself is called: `AWS::Logs::LogGroup.LogGroupName`.
    ///
    /// The database has such names refer to what others often call the same, such as the function that a log group is made for.
    private static func isOwnName(_ place: String) -> Bool {
        let parts = place.split(separator: ".")
        return parts.count == 2 && parts[0].hasSuffix("::\(parts[1].dropLast("Name".count))") && parts[1].hasSuffix("Name")
    }

    /// Those to something that there is.
    ///
    /// The database names an `Id` or `Arn` where it knows the resource alone, such as a function's alias, and in places a value that its
    /// type does not have, such as the name of a cluster in a repository of images.
    private func relationships(_ rows: [DatabaseFile.PropertyRow.RelationshipRow]) -> [Relationship] {
        var found: [Relationship] = []
        for row in rows {
            guard let values = values[row.cloudFormationType] else { continue }
            let isThere = values.contains(row.propertyName)
            guard isThere || ["Id", "Arn"].contains(row.propertyName) else { continue }
            let relationship = Relationship(typeName: row.cloudFormationType, property: isThere ? row.propertyName : nil)
            if !found.contains(relationship) { found.append(relationship) }
        }
        return found
    }

    private func type(_ row: DatabaseFile.TypeRow, at place: String) throws -> SpecificationType {
        switch row.type {
        case "string":
            if case .strings(let values)? = row.allowedValues { return .string(allowed: values) }
            return .string(allowed: [])
        case "integer":
            if case .integers(let values)? = row.allowedValues { return .integer(allowed: values) }
            return .integer(allowed: [])
        case "number": return .number
        case "boolean": return .boolean
        case "json": return .json
        case "date-time": return .dateTime
        case "tag": return .tag
        case "array": return .array(try element(row, at: place))
        case "map": return .map(try element(row, at: place))
        case "ref":
            guard let id = row.reference?.id else { throw DatabaseError("\(place) refers to a type without naming it.") }
            return .reference(id)
        case "union":
            guard let types = row.types, !types.isEmpty else { throw DatabaseError("\(place) is a union of no types.") }
            return .union(try types.map { try type($0, at: place) })
        default: throw DatabaseError("\(place) has a type that is not known: \(row.type).")
        }
    }

    private func element(_ row: DatabaseFile.TypeRow, at place: String) throws -> SpecificationType {
        guard let element = row.element else { throw DatabaseError("\(place) is an \(row.type) of no type.") }
        return try type(element, at: place)
    }
}

extension String {
    /// The order of Unicode scalars: that of names in templates.
    func precedesByScalars(_ other: String) -> Bool {
        unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
    }
}
