import CloudAssembly

/// Writes `tree.json`: every construct of the app (CDK-SEMANTICS 22.4).
enum ConstructTreeWriter {
    static func file(of root: Node, _ references: CrossStackReferences) -> AssemblyFile {
        let tree: JSON = ["version": "tree-0.1", "tree": json(root, references)]
        return AssemblyFile(path: "tree.json", bytes: tree.utf8())
    }

    // Written as JSON at once: by way of `ConstructTree`, an app of 100,000 constructs would be copied twice.
    private static func json(_ node: Node, _ references: CrossStackReferences) -> JSON {
        var object: OrderedMap<JSON> = [
            "id": .string(node.scope == nil ? "App" : node.id),
            "path": .string(node.path),
            "constructInfo": ["fqn": .string(node.construct?.constructInfoName ?? ""), "version": "0.0.0"],
        ]
        if let element = node.construct as? CfnElement {
            let resolver = Resolver(consumer: node.stack, node: node, references: references)
            object["attributes"] = element.treeAttributes(resolver).map { .object($0) }
        }
        if !node.children.isEmpty { object["children"] = .object(node.children.mapValues { json($0, references) }) }
        return .object(object)
    }
}
