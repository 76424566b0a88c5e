import CloudAssembly

/// The tags of a stack, and facts about its template.
private final class TagsAndMetadata: Slot {
    var tags = TagManager(.keyValue, initial: [])
    var templateMetadata: OrderedMap<TemplateValue> = [:]
}

extension StackNode {
    /// Tags of the stack itself, which CloudFormation hands on to its resources.
    public final var tags: TagManager { slot(TagsAndMetadata.self).tags }

    final func setTags(_ tags: [CfnTag]) { slot(TagsAndMetadata.self).tags = TagManager(.keyValue, initial: tags) }

    /// Adds a member to the template's own `Metadata`.
    public final func addTemplateMetadata(_ key: String, _ value: AnyValue) { slot(TagsAndMetadata.self).templateMetadata[key] = value.raw }

    /// The template's own `Metadata`.
    final var templateMetadata: OrderedMap<TemplateValue> { slot(TagsAndMetadata.self).templateMetadata }

    /// The elements of the stack's template, each before those below it, without those of stacks within.
    final var elements: [CfnElement] {
        var all: [CfnElement] = []
        func visit(_ node: Node) {
            if node !== self, node is StackNode || node is StageNode { return }
            if let element = node.construct as? CfnElement { all.append(element) }
            for (_, child) in node.children { visit(child) }
        }
        visit(self)
        return all
    }
}
