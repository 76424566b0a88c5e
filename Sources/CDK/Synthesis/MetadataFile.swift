import CloudAssembly

/// The facts about a stack's constructs, for the CLI and other tools (Semantics 16).
enum MetadataFile {
    /// The entries by `/<path>` as JSON text, the stack first, then level by level; nil if there are none.
    ///
    /// Nested stacks are part of the stack.
    static func text(of stack: StackNode) -> [UInt8]? {
        // Straight to text: there is an entry for each resource.
        var writer = JSONWriter(indent: 2)
        var isEmpty = true
        var queue = [(node: stack as Node, path: "/" + stack.path)]
        var next = 0
        writer.beginObject()
        while next < queue.count {
            let (node, path) = queue[next]
            next += 1
            let entries = entries(of: node, in: stack)
            if !entries.isEmpty {
                isEmpty = false
                writer.beginMember(path)
                writer.write(.array(entries.map(\.json)))
            }
            for (id, child) in node.children where !(child is StageNode) && (!(child is StackNode) || child is NestedStackNode) {
                queue.append((child, path + "/" + id))
            }
        }
        writer.endObject()
        return isEmpty ? nil : writer.bytes
    }

    private static func entries(of node: Node, in stack: StackNode) -> [MetadataEntry] {
        var entries: [MetadataEntry] = []
        if let element = node.construct as? CfnElement, node.flag("aws:cdk:disable-logicalId-metadata") != true {
            entries.append(MetadataEntry(type: "aws:cdk:logicalId", data: .string(element.resolvedLogicalID())))
        }
        let records = node.metadata
        if records.isEmpty { return entries }
        let resolver = TemplateResolver(consumer: stack, node: node)
        for record in records {
            switch record.data {
            case .absent, .null: continue
            case let data: entries.append(MetadataEntry(type: record.type, data: resolver.resolve(data)))
            }
        }
        return entries
    }
}
