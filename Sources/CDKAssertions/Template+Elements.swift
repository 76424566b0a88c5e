import CDK
import CloudAssembly

extension Template {
    /// The resources by their logical ids.
    public var resources: OrderedMap<JSON> { json["Resources"]?.object ?? [:] }
    /// The outputs by their names.
    public var outputs: OrderedMap<JSON> { json["Outputs"]?.object ?? [:] }
    /// The parameters by their logical ids.
    public var parameters: OrderedMap<JSON> { json["Parameters"]?.object ?? [:] }
    /// The mappings by their logical ids.
    public var mappings: OrderedMap<JSON> { json["Mappings"]?.object ?? [:] }
    /// The conditions by their logical ids.
    public var conditions: OrderedMap<JSON> { json["Conditions"]?.object ?? [:] }
    /// The rules about parameters by their logical ids.
    public var rules: OrderedMap<JSON> { json["Rules"]?.object ?? [:] }

    /// The resources of a type by their logical ids, in the order of the template.
    public func resources(ofType type: String) -> OrderedMap<JSON> {
        OrderedMap(resources.filter { $0.value["Type"]?.string == type }.map { ($0.key, $0.value) })
    }

    /// The resources of a type whose properties match.
    public func resources(ofType type: String, properties: Pattern) -> OrderedMap<JSON> {
        OrderedMap(resources(ofType: type).filter { properties.matches($0.value["Properties"] ?? [:]) }.map { ($0.key, $0.value) })
    }

    /// The resources of a type that match as a whole, with `DeletionPolicy`, `DependsOn` and others.
    public func resources(ofType type: String, matching pattern: Pattern) -> OrderedMap<JSON> {
        OrderedMap(resources(ofType: type).filter { pattern.matches($0.value) }.map { ($0.key, $0.value) })
    }

    /// True if there is a resource of a type whose properties match.
    public func hasResource(ofType type: String, properties: Pattern = .object([:])) -> Bool {
        !resources(ofType: type, properties: properties).isEmpty
    }
}
