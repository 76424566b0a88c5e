import CloudAssembly

/// Stands in an app for its `tree.json`. An app with something else of that id has no such file, as in the original.
final class TreeMetadata: Construct {}

/// Writes `tree.json`: every construct of the app (Semantics 22.4).
struct ConstructTreeWriter {
    private let references: CrossStackReferences
    // Straight to text: by way of `ConstructTree` or `JSON`, an app of 100,000 constructs would be copied several times.
    private var writer = JSONWriter()
    /// The names of classes by class: an app has few, and asking the runtime for one takes long.
    private var classNames: [ObjectIdentifier: String] = [:]

    private init(references: CrossStackReferences) {
        self.references = references
    }

    static func file(of root: Node, _ references: CrossStackReferences) -> AssemblyFile {
        var tree = ConstructTreeWriter(references: references)
        tree.writer.beginObject()
        tree.writer.writeMember("version", "tree-0.1")
        tree.writer.beginMember("tree")
        tree.write(root, id: "App", path: "")
        tree.writer.endObject()
        return AssemblyFile(path: "tree.json", bytes: tree.writer.bytes)
    }

    private mutating func write(_ node: Node, id: String, path: String) {
        writer.beginObject()
        writer.writeMember("id", id)
        writer.writeMember("path", path)
        writer.beginMember("constructInfo")
        writer.beginObject()
        writer.writeMember("fqn", node.construct.map { className(of: $0) } ?? "")
        writer.writeMember("version", "0.0.0")
        writer.endObject()
        if let element = node.construct as? CfnElement {
            let resolver = Resolver(consumer: node.stack, node: node, references: references)
            if let attributes = element.treeAttributes(resolver) {
                writer.beginMember("attributes")
                writer.write(.object(attributes))
            }
        }
        if !node.children.isEmpty {
            writer.beginMember("children")
            writer.beginObject()
            for (id, child) in node.children {
                writer.beginMember(id)
                write(child, id: id, path: path.isEmpty ? id : path + "/" + id)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private mutating func className(of construct: Construct) -> String {
        let type = ObjectIdentifier(type(of: construct))
        if let name = classNames[type] { return name }
        let name = construct.constructInfoName
        classNames[type] = name
        return name
    }
}
