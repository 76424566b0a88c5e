import CDK

extension RecipeTree {
    /// Changes what was made before; false if the operation is no change.
    func change(_ kind: String, _ op: Operation) throws -> Bool {
        switch kind {
        case "grow": elements.addList(try op.text("name"))
        case "append": elements.append(try op.json("value"), to: try op.text("to"))
        case "override": try resource(op).addOverride(op.text("path"), values.any(op.json("value")))
        case "propertyOverride": try resource(op).addPropertyOverride(op.text("path"), values.any(op.json("value")))
        case "deletionOverride": try resource(op).addDeletionOverride(op.text("path"))
        case "overrideId": try elements.find(op.text("to"), as: CfnElement.self).overrideLogicalID(op.text("id"))
        case "rename": try elements.find(op.text("to"), as: Stack.self).renameLogicalID(op.text("old"), to: op.text("new"))
        case "removal": try resource(op).applyRemovalPolicy(removalPolicy(op.text("policy")))
        case "templateMetadata": try resource(op).addTemplateMetadata(op.text("key"), values.any(op.json("value")))
        case "strength": try resource(op).incomingReferenceStrength = ReferenceStrength(rawValue: op.text("strength"))
        case "blockStrength":
            let resource = try elements.block(op.text("to")).construct.node.defaultChild as? CfnResource
            resource?.incomingReferenceStrength = ReferenceStrength(rawValue: try op.text("strength"))
        case "export": try export(op)
        case "options": try setOptions(op)
        case "assetMetadata":
            try elements.find(op.text("asset"), as: Asset.self).addResourceMetadata(resource(op), property: op.text("property"))
        case "metadata": try elements.node(op.text("to")).addMetadata(op.text("type"), values.any(op.json("value")))
        case "context": try elements.node(op.text("to")).setContext(op.text("key"), op.json("value"))
        case "validation":
            let messages = op.texts("messages")
            try elements.node(op.text("to")).addValidation { messages.map { .error("fuzz:validation", $0) } }
        case "depend": for name in op.texts("on") { try elements.node(op.text("to")).addDependency(elements.node(name)) }
        case "resourceDepend": try resource(op).addResourceDependency(elements.find(op.text("on")))
        case "resourceUndepend": try resource(op).removeResourceDependency(elements.find(op.text("on")))
        case "stackDepend": try elements.find(op.text("to"), as: Stack.self).addDependency(elements.find(op.text("on")))
        case "formatVersion": try elements.find(op.text("to"), as: Stack.self).templateFormatVersion = op.text("version")
        default: return false
        }
        return true
    }

    private func resource(_ op: Operation) throws -> CfnResource { try elements.find(op.text("to")) }

    private func setOptions(_ op: Operation) throws {
        let resource = try resource(op)
        if let name = op.optionalText("condition") { resource.condition = try elements.find(name) }
        if let text = op.optionalText("description") { resource.resourceDescription = text }
        if let text = op.optionalText("version") { resource.version = text }
        if let count = op.optionalInt("creationPolicy") {
            resource.creationPolicy = ["ResourceSignal": ["Count": AnyValue(count), "Timeout": "PT5M"]]
        }
        if op.optional("updatePolicy") == true { resource.updatePolicy = ["AutoScalingReplacingUpdate": ["WillReplace": true]] }
    }
}
