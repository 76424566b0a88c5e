import CloudAssembly

/// Gives properties the registry's schemas of what they may hold.
enum PropertySchemas {
    /// The services with a schema at each property that has one in the schema of its resource type.
    static func add(_ schemas: [String: JSON], to services: [Service]) -> [Service] {
        services.map { service in
            Service(namespace: service.namespace, resources: service.resources.map { add(schemas[$0.typeName], to: $0) })
        }
    }

    private static func add(_ schema: JSON?, to resource: Resource) -> Resource {
        guard let schema else { return resource }
        let definitions = schema["definitions"]
        var resource = resource
        resource.properties = add(schema["properties"], definitions, to: resource.properties)
        resource.typeDefinitions = resource.typeDefinitions.mapValues { definition in
            var definition = definition
            // The registry's definitions are called as the specification's nested types are, but for those that it does not name.
            definition.properties = add(definitions?[definition.name]?["properties"], definitions, to: definition.properties)
            return definition
        }
        return resource
    }

    private static func add(_ schemas: JSON?, _ definitions: JSON?, to properties: [String: Property]) -> [String: Property] {
        Dictionary(
            uniqueKeysWithValues: properties.map { name, property in
                var property = property
                property.schema = schemas?[name].map { resolved($0, definitions) }
                return (name, property)
            })
    }

    /// The schema, and that of its elements, in the place of references to definitions; not of elements of elements, which may be the same.
    private static func resolved(_ schema: JSON, _ definitions: JSON?) -> JSON {
        let schema = target(of: schema, definitions)
        guard let members = schema.object, let items = members["items"] else { return schema }
        return .object(OrderedMap(members.map { ($0.key, $0.key == "items" ? target(of: items, definitions) : $0.value) }))
    }

    private static func target(of schema: JSON, _ definitions: JSON?) -> JSON {
        var schema = schema
        // A definition may be another's name, but not for ever.
        for _ in 0..<8 {
            guard let name = schema["$ref"]?.string?.split(separator: "/").last, let definition = definitions?[String(name)] else { break }
            schema = definition
        }
        return schema
    }
}
