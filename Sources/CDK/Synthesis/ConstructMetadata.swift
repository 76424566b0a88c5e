import CloudAssembly

/// The facts about a stack's constructs, for the CLI and other tools (CDK-SEMANTICS 16).
enum ConstructMetadata {
    /// The entries by `/<path>`, the stack first, then level by level. Nested stacks are part of the stack.
    static func entries(of stack: StackNode, _ references: CrossStackReferences) -> OrderedMap<[MetadataEntry]> {
        var result = OrderedMap<[MetadataEntry]>()
        var queue: [Node] = [stack]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            let entries = entries(of: node, in: stack, references)
            if !entries.isEmpty { result["/" + node.path] = entries }
            queue += node.children.values.filter { !($0 is StageNode) && (!($0 is StackNode) || $0 is NestedStackNode) }
        }
        return result
    }

    private static func entries(of node: Node, in stack: StackNode, _ references: CrossStackReferences) -> [MetadataEntry] {
        var entries: [MetadataEntry] = []
        if let element = node.construct as? CfnElement, node.context("aws:cdk:disable-logicalId-metadata") != .bool(true) {
            entries.append(MetadataEntry(type: "aws:cdk:logicalId", data: .string(element.resolvedLogicalID())))
        }
        let resolver = Resolver(consumer: stack, node: node, references: references)
        for record in node.metadata {
            switch record.data {
            case .absent, .null: continue
            case let data: entries.append(MetadataEntry(type: record.type, data: resolver.resolve(data)))
            }
        }
        return entries
    }
}
