import CloudAssembly

extension CfnInclude {
    /// A nested stack of the template, with a template of this app instead of the one that its `TemplateURL` names.
    ///
    ///     let child = include.nestedStack("Child")
    ///     CfnInclude(child, "Template", templateFile: "child.yaml")
    ///
    /// It takes the resource's place with all that the template says about it. Where the template has no such resource, that is reported.
    ///
    /// - Parameter name: The logical id of a resource of the type `AWS::CloudFormation::Stack`.
    /// - Returns: The nested stack, the same one each time; another, empty one where the template has no such resource.
    public func nestedStack(_ name: String) -> NestedStack {
        let type = ResourceType("AWS::CloudFormation::Stack")
        if let resource = takenElement(name, of: "Resources") {
            if let made = node.child(name)?.construct as? NestedStack { return made }
            node.report(
                .error(
                    "swift-cdk:include/resource-before", "The nested stack was asked for as a resource before",
                    action: "ask for the nested stack first", in: resource.node.id))
            return NestedStack(nestedIn: node, "\(name).Missing", file: node.location.file, line: node.location.line)
        }
        guard let included = includedResource(name, type) else {
            let id = "\(name).Missing"
            if let made = node.child(id)?.construct as? NestedStack { return made }
            return NestedStack(nestedIn: node, id, file: node.location.file, line: node.location.line)
        }
        var parameters: OrderedMap<TemplateValue> = [:]
        switch included.properties["Parameters"] {
        case nil, .null?: break
        case .object(let members)?: parameters = members
        case _?:
            node.report(
                .error(
                    "swift-cdk:include/nested-parameters", "The nested stack's parameters are no literal object",
                    action: "leave it a resource, or write them out", in: name))
        }
        let stack = NestedStack(
            nestedIn: node, name, parameters: Map(raw: .object(parameters)), file: node.location.file, line: node.location.line)
        guard let resource = (stack.node as? NestedStackNode)?.resource else { return stack }
        for (property, value) in included.properties where property != "Parameters" && property != "TemplateURL" {
            resource[property: property] = AnyValue(raw: value)
        }
        resource.adopt(included.attributes)
        _ = take(resource, name, of: "Resources")
        return stack
    }
}
