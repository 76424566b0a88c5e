import CloudAssembly

extension CfnInclude {
    /// A resource of the template, to be changed or referred to.
    ///
    /// Where the template has none of the name, that is reported.
    ///
    /// - Parameter name: The resource's logical id in the template.
    /// - Returns: The resource; one that no template gets where there is none of the name.
    public func resource(_ name: String) -> CfnResource {
        if let element = takenElement(name, of: "Resources") as? CfnResource { return element }
        guard let resource = includedResource(name, nil) else { return missing(CfnResource.init, name, ResourceType("Missing")) }
        return take(CfnResource(resource), name, of: "Resources")
    }

    /// A resource of the template as the class of its type, to be changed or referred to.
    ///
    /// Where the template has none of the name, or one of another type, that is reported.
    ///
    /// - Parameters:
    ///   - name: The resource's logical id in the template.
    ///   - type: The class, such as `S3.CfnBucket.self`.
    /// - Returns: The resource; one that no template gets where there is none of the name and type.
    public func resource<Resource: IncludableResource>(_ name: String, as type: Resource.Type) -> Resource {
        if let element = takenElement(name, of: "Resources") {
            if let resource = element as? Resource { return resource }
            if let resource = element as? CfnResource, resource.resourceType.name == type.type.name {
                node.report(
                    .error(
                        "swift-cdk:include/untyped-before", "The resource was asked for without its class before",
                        action: "ask for \(type) the first time too", in: name))
                return missing(Resource.init, name, type.type)
            }
        }
        guard let resource = includedResource(name, type.type) else { return missing(Resource.init, name, type.type) }
        return take(Resource(resource), name, of: "Resources")
    }

    /// A condition of the template, for resources and values that depend on it.
    ///
    /// Where the template has none of the name, that is reported.
    public func condition(_ name: String) -> CfnCondition {
        if let element = takenElement(name, of: "Conditions") as? CfnCondition { return element }
        guard let value = member(name, of: "Conditions") else {
            reportMissing("swift-cdk:include/no-such-condition", "condition", name, of: "Conditions")
            return substitute("condition", name) { CfnCondition(node, $0, file: node.location.file, line: node.location.line) }
        }
        let expression = ConditionExpression(raw: converted(value))
        let condition = CfnCondition(node, name, expression: expression, file: node.location.file, line: node.location.line)
        return take(condition, name, of: "Conditions")
    }

    /// The value of a parameter of the template, which may have been replaced.
    ///
    /// Only the stack that includes the template can use it. Where the template has none of the name, that is reported.
    public func parameter(_ name: String) -> Value<String> {
        if let value = parameters[name] { return Value(raw: value.raw) }
        checkParameter(name)
        return Value(raw: converted(.object(["Ref": .string(name)])))
    }

    // MARK: Parts

    /// What the template says about a resource; nil and a report if it is not there, or is of another type.
    func includedResource(_ name: String, _ wanted: ResourceType?) -> IncludedResource? {
        guard let value = member(name, of: "Resources") else {
            reportMissing("swift-cdk:include/no-such-resource", "resource", name, of: "Resources")
            return nil
        }
        guard case .object(let written) = value, let type = written["Type"]?.literalText, !type.isEmpty else {
            node.report(
                .error(
                    "swift-cdk:include/no-type", "The template does not say of which type the resource is",
                    action: "write its Type as a text", in: name))
            return nil
        }
        if let wanted, wanted.name != type {
            node.report(
                .error(
                    "swift-cdk:include/other-type", "The resource is of the type \(type), not \(wanted.name)",
                    action: "ask for the class of that type", in: name))
            return nil
        }
        let attributes = convertedAttributes(written)
        var properties: OrderedMap<TemplateValue> = [:]
        if case .object(let members)? = attributes["Properties"] { properties = members }
        return IncludedResource(
            scope: node, id: name, type: wanted ?? ResourceType(type), properties: properties,
            attributes: IncludedAttributes(attributes), location: node.location)
    }

    private func missing<Resource: CfnResource>(
        _ make: (IncludedResource) -> Resource, _ name: String, _ type: ResourceType
    ) -> Resource {
        substitute("\(Resource.self)", name) { id in
            let resource = make(
                IncludedResource(
                    scope: node, id: id, type: type, properties: [:], attributes: IncludedAttributes(), location: node.location))
            resource.leaveOut { true }
            return resource
        }
    }
}
