import CDK

/// A planner, which decides the names and types that are written for a service.
enum Planner {
    static func plan(_ service: Service) throws -> ServicePlan {
        var classes: Set<String> = []
        let resources = try service.resources.map { resource in
            let plan = try plan(resource, in: service)
            guard classes.insert(plan.className).inserted else {
                throw DatabaseError("Two resources of \(service.namespace) would have the class \(plan.className).")
            }
            return plan
        }
        return ServicePlan(name: service.name, cloudFormationNamespace: service.namespace, resources: SharedTypes.share(resources))
    }

    private static func plan(_ resource: Resource, in service: Service) throws -> ResourcePlan {
        let reachable = try ReachableTypes(resource)
        let constants = try ConstantPlanner(resource, reachable)
        let types = PropertyTypes(resource, reachable: reachable, constants: constants)
        let parameters = try parameters(
            resource.properties, of: nil, types, labels: ReservedNames.resourceLabels, variables: ReservedNames.resourceVariables)
        let structures = try reachable.sorted.map { definition, isUsed in
            StructurePlan(
                name: PropertyTypes.structureName(definition),
                cloudFormationName: definition.name,
                referencePage: Facts.referencePage(resource.typeName, nested: definition.name),
                isUsed: isUsed,
                parameters: try self.parameters(
                    definition.properties, of: definition, types, labels: ["raw"], variables: ReservedNames.structureVariables))
        }
        let attributes = attributes(resource)
        let formerNames = FormerNames.plan(resource, reachable)
        try checkNames(structures.map(\.name) + constants.plans.map(\.name) + formerNames.map(\.name), "nested types", of: resource)
        try checkNames(parameters.map(\.accessor) + attributes.map(\.name), "members", of: resource)
        return ResourcePlan(
            namespace: service.name,
            className: "Cfn" + resource.name,
            typeName: resource.typeName,
            tagging: tagging(resource),
            transform: resource.transform,
            facts: Facts.of(resource),
            referencePage: Facts.referencePage(resource.typeName),
            parameters: parameters,
            attributes: attributes,
            structures: structures,
            constants: constants.plans,
            formerNames: formerNames)
    }

    private static func parameters(
        _ properties: [String: Property], of owner: TypeDefinition?, _ types: PropertyTypes, labels: Set<String>, variables: Set<String>
    ) throws -> [ParameterPlan] {
        var names: [String: String] = [:]
        return try properties.sorted { $0.key.precedesByScalars($1.key) }.map { name, property in
            let swiftName = PropertyNames.name(name)
            if let other = names.updateValue(name, forKey: swiftName) {
                throw DatabaseError("The properties \(other) and \(name) of \(types.place(of: owner)) would have the same name.")
            }
            let type = try types.type(of: property, called: name, owner: owner)
            let label = labels.contains(swiftName) ? swiftName + "Property" : swiftName
            return ParameterPlan(
                cloudFormationName: name,
                label: label,
                variable: variables.contains(label) ? label + "Property" : label,
                accessor: ReservedNames.resourceMembers.contains(swiftName) ? swiftName + "Property" : swiftName,
                type: type,
                isRequired: property.isRequired,
                isDeprecated: property.isDeprecated,
                facts: Facts.of(property, type),
                limits: ValueLimits.of(property))
        }
    }

    private static func tagging(_ resource: Resource) -> TaggingPlan? {
        guard let tagging = resource.tagging, let property = resource.properties[tagging.property] else { return nil }
        switch (tagging.variant, property.type) {
        case (.standard, .array): return TaggingPlan(format: "standard", property: tagging.property)
        case (.autoScalingGroup, .array): return TaggingPlan(format: "autoScalingGroup", property: tagging.property)
        case (.map, .map), (.map, .json): return TaggingPlan(format: "map", property: tagging.property)
        // Tags in a shape of the type's own are an ordinary property.
        default: return nil
        }
    }

    /// The attributes, by their names.
    private static func attributes(_ resource: Resource) -> [AttributePlan] {
        resource.attributes.sorted { $0.key.precedesByScalars($1.key) }.map { name, attribute in
            AttributePlan(
                cloudFormationName: name, name: attributeName(name, of: resource), type: PropertyTypes.attributeType(attribute.type),
                isDeprecated: attribute.isDeprecated)
        }
    }

    /// The name of an attribute's property, such as `attrEndpointAddress`.
    private static func attributeName(_ name: String, of resource: Resource) -> String {
        "attr" + PropertyNames.name(attributeExceptions[resource.typeName]?[name] ?? name).capitalizingFirst
    }

    /// Attributes that would be called like another one of their type, with what the original names them after.
    private static let attributeExceptions = [
        "AWS::EKS::Cluster": ["CertificateAuthority.Data": "CertificateAuthority.CertificateData"]
    ]

    private static func checkNames(_ names: [String], _ kind: String, of resource: Resource) throws {
        var taken: Set<String> = []
        for name in names where !taken.insert(name).inserted {
            throw DatabaseError("Two \(kind) of \(resource.typeName) would be called \(name).")
        }
    }
}
