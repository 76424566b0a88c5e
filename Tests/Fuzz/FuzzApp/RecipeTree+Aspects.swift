import CDK

extension RecipeTree {
    /// Adds aspects, tags and annotations; false if the operation is none of them.
    func annotate(_ kind: String, _ op: Operation) throws -> Bool {
        switch kind {
        case "tag":
            try Tags.of(elements.node(op.text("to"))).add(
                op.text("key"), values.string(op.json("value")), including: op.texts("including"), excluding: op.texts("excluding"),
                priority: op.optionalInt("priority") ?? 100, applyToLaunchedInstances: op.optional("launched")?.bool ?? true)
        case "untag":
            try Tags.of(elements.node(op.text("to"))).remove(
                op.text("key"), including: op.texts("including"), excluding: op.texts("excluding"),
                priority: op.optionalInt("priority") ?? 200)
        case "annotate": try addAnnotation(op)
        case "aspect":
            let priority = op.optionalInt("priority").map(AspectPriority.init(rawValue:)) ?? .standard
            Aspects.of(try elements.node(op.text("to"))).add(priority: priority, try visit(op))
        default: return false
        }
        return true
    }

    private func addAnnotation(_ op: Operation) throws {
        let annotations = Annotations.of(try elements.node(op.text("to")))
        switch try op.text("kind") {
        case "warning": annotations.addWarning(.init(rawValue: try op.text("id")), try op.text("text"))
        case "info": annotations.addInfo(try op.text("text"))
        case "error": annotations.addError(try op.text("text"))
        case "acknowledge": annotations.acknowledgeWarning(.init(rawValue: try op.text("id")))
        case let kind: throw MalformedRecipe("no annotation \(kind)")
        }
    }

    private func visit(_ op: Operation) throws -> (Construct) -> Void {
        switch try op.text("action") {
        case "override":
            let type = op.optionalText("type")
            let path = try op.text("path")
            let value = try values.any(op.json("value"))
            return { construct in
                guard let resource = construct as? CfnResource, type == nil || type == resource.resourceType.name else { return }
                resource.addPropertyOverride(path, value)
            }
        case "removal":
            let policy = try removalPolicy(op.text("policy"))
            return { ($0 as? CfnResource)?.applyRemovalPolicy(policy) }
        case "metadata":
            let type = try op.text("type")
            return { $0.node.addMetadata(type, AnyValue($0.node.path)) }
        case "child":
            let place = try elements.node(op.text("at"))
            let id = try op.text("id")
            let type = try op.text("type")
            return { construct in
                if construct.node === place, place.child(id) == nil { CfnResource(place, id, type: type) }
            }
        case "tag":
            let place = try elements.node(op.text("at"))
            let target = try elements.node(op.text("target"))
            let key = try op.text("key")
            return { construct in
                if construct.node === place { Tags.of(target).add(key, "late") }
            }
        case let action: throw MalformedRecipe("no aspect \(action)")
        }
    }
}
