import CDK

/// Decides what is written for a service.
enum Planner {
    static func plan(_ service: Service) throws -> ServicePlan {
        var classes: Set<String> = []
        let resources = try service.resources.map { resource in
            let plan = try plan(resource, className: className(of: resource, in: service))
            guard classes.insert(plan.className).inserted else {
                throw DatabaseError("Two resources of \(service.namespace) would have the class \(plan.className).")
            }
            return plan
        }
        return ServicePlan(name: service.name, resources: SharedTypes.share(resources))
    }

    /// `CfnTopic`; `CfnEventsRule` where the core has a `CfnRule`.
    static func className(of resource: Resource, in service: Service) -> String {
        let name = "Cfn" + resource.name
        return ReservedNames.coreClasses.contains(name) ? "Cfn" + service.name + resource.name : name
    }

    private static func plan(_ resource: Resource, className: String) throws -> ResourcePlan {
        let reachable = try ReachableTypes(resource)
        let constants = try ConstantPlanner(resource, reachable)
        let types = PropertyTypes(resource, reachable: reachable, constants: constants)
        let parameters = try parameters(
            resource.properties, of: nil, types, labels: ReservedNames.resourceLabels, variables: ReservedNames.resourceVariables)
        let structures = try reachable.sorted.map { definition in
            StructurePlan(
                name: PropertyTypes.structureName(definition),
                cloudFormationName: definition.name,
                referencePage: Facts.referencePage(resource.typeName, nested: definition.name),
                parameters: try self.parameters(
                    definition.properties, of: definition, types, labels: ["raw"], variables: ReservedNames.structureVariables))
        }
        let attributes = attributes(resource)
        try checkNames(structures.map(\.name) + constants.plans.map(\.name), "nested types", of: resource)
        try checkNames(parameters.map(\.accessor) + attributes.map(\.name), "members", of: resource)
        return ResourcePlan(
            className: className,
            typeName: resource.typeName,
            tagging: tagging(resource),
            facts: Facts.of(resource),
            referencePage: Facts.referencePage(resource.typeName),
            parameters: parameters,
            attributes: attributes,
            structures: structures,
            constants: constants.plans)
    }

    private static func parameters(
        _ properties: [String: Property], of owner: TypeDefinition?, _ types: PropertyTypes, labels: Set<String>, variables: Set<String>
    ) throws -> [ParameterPlan] {
        var names: [String: String] = [:]
        return try properties.sorted { $0.key.precedesByScalars($1.key) }.map { name, property in
            let swiftName = TreeNames.name(name)
            if let other = names.updateValue(name, forKey: swiftName) {
                throw DatabaseError("The properties \(other) and \(name) of \(types.place(of: owner)) would have the same name.")
            }
            let label = labels.contains(swiftName) ? swiftName + "Property" : swiftName
            return ParameterPlan(
                cloudFormationName: name,
                label: label,
                variable: variables.contains(label) ? label + "Property" : label,
                accessor: ReservedNames.resourceMembers.contains(swiftName) ? swiftName + "Property" : swiftName,
                type: try types.type(of: property.type, property: name, owner: owner),
                isRequired: property.isRequired,
                facts: Facts.of(property))
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

    /// The attributes; of those that differ by dots only, the one with the fewest.
    private static func attributes(_ resource: Resource) -> [AttributePlan] {
        let byDots = resource.attributes.sorted { first, second in
            let dots = (first.key.count(where: { $0 == "." }), second.key.count(where: { $0 == "." }))
            return dots.0 == dots.1 ? first.key.precedesByScalars(second.key) : dots.0 < dots.1
        }
        var taken: Set<String> = []
        return byDots.compactMap { name, attribute in
            let swiftName = "attr" + TreeNames.name(name).capitalizingFirst
            guard taken.insert(swiftName).inserted else { return nil }
            return AttributePlan(cloudFormationName: name, name: swiftName, type: PropertyTypes.attributeType(attribute.type))
        }.sorted { $0.cloudFormationName.precedesByScalars($1.cloudFormationName) }
    }

    private static func checkNames(_ names: [String], _ kind: String, of resource: Resource) throws {
        var taken: Set<String> = []
        for name in names where !taken.insert(name).inserted {
            throw DatabaseError("Two \(kind) of \(resource.typeName) would be called \(name).")
        }
    }
}
