import CloudAssembly

/// What a template declares, by name.
final class TemplateIndex {
    let resources: OrderedMap<JSON>
    /// The types of the resources, in their order; nil for those that have none.
    let types: [CheckedType?]
    /// All types, by their numbers.
    let allTypes: [CheckedType]
    /// The names of resources by their types.
    private let resourcesByType: [String: [String]]
    let parameters: OrderedMap<JSON>
    let conditions: OrderedMap<JSON>
    let mappings: OrderedMap<JSON>
    let outputs: OrderedMap<JSON>
    /// Whether the language extensions are on, which bring functions of their own.
    let hasLanguageExtensions: Bool
    /// Whether a macro or a loop may add what the template does not say yet.
    let isOpen: Bool

    /// - Parameters:
    ///   - template: The template.
    ///   - broken: Conditions that it lacks because of mistakes that are told, so that those who use them need not be.
    init(_ template: JSON, broken: [String] = []) {
        // A section that is no object is told by its own check.
        func section(_ name: String) -> OrderedMap<JSON> { template[name]?.object ?? [:] }
        resources = section("Resources")
        (types, allTypes, resourcesByType) = Self.types(of: resources)
        parameters = section("Parameters")
        var conditions = section("Conditions")
        for name in broken where conditions[name] == nil { conditions[name] = ["Fn::Equals": ["", ""]] }
        self.conditions = conditions
        mappings = section("Mappings")
        outputs = section("Outputs")
        let transforms: [JSON] = template["Transform"].map { $0.array ?? [$0] } ?? []
        hasLanguageExtensions = transforms.contains(.string("AWS::LanguageExtensions"))
        let hasLoops =
            [resources, outputs, self.conditions].contains { $0.contains { $0.key.isFunctionName } }
            // A loop in properties has names as well that only its body knows.
            || hasLanguageExtensions && resources.contains { Self.hasLoop($0.value) }
        isOpen = hasLoops || transforms.contains { $0 != .string("AWS::LanguageExtensions") } || section("Mappings")["Fn::Transform"] != nil
    }

    private static func types(of resources: OrderedMap<JSON>) -> ([CheckedType?], [CheckedType], [String: [String]]) {
        var all: [CheckedType] = []
        var known: [String: (type: CheckedType, resources: [String])] = [:]
        let types = resources.map { name, resource -> CheckedType? in
            guard let type = resource["Type"]?.string else { return nil }
            known[type, default: (CheckedType(type, number: all.count), [])].resources.append(name)
            guard let found = known[type]?.type else { return nil }
            if found.number == all.count { all.append(found) }
            return found
        }
        return (types, all, known.mapValues(\.resources))
    }

    private static func hasLoop(_ value: JSON) -> Bool {
        switch value {
        case .null, .bool, .number, .string: false
        case .array(let elements): elements.contains { hasLoop($0) }
        case .object(let members): members.contains { $0.key.hasPrefix("Fn::ForEach::") || hasLoop($0.value) }
        }
    }

    /// The parameters that CloudFormation knows by itself.
    static let pseudoParameters: Set<String> = [
        "AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
        "AWS::URLSuffix",
    ]

    /// The type of a resource; nil if it has none, or there is no such resource.
    func type(of resource: String) -> CheckedType? { resources.place(of: resource).flatMap { types[$0] } }

    /// The names of the resources of a type, in their order.
    func resources(of type: String) -> [String] { resourcesByType[type] ?? [] }

    /// Whether `Ref` can give something for a name.
    func hasTarget(_ name: String) -> Bool {
        resources[name] != nil || parameters[name] != nil || Self.pseudoParameters.contains(name)
    }

    /// Whether a parameter is a list of texts or numbers.
    func isList(parameter: String) -> Bool {
        // What is no text here is told by the check of parameters.
        CfnParameter.Kind(rawValue: parameters[parameter]?["Type"]?.string ?? "").isList
    }

    /// What stands for references to parameters that have a default: no lists, and nothing that is looked up.
    var defaults: [String: JSON] {
        var defaults: [String: JSON] = [:]
        for (name, parameter) in parameters {
            guard let type = parameter["Type"]?.string, type == "String" || type == "Number" else { continue }
            defaults[name] = parameter["Default"]
        }
        return defaults
    }
}
