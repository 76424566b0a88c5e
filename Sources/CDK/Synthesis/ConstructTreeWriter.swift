import CloudAssembly

/// The construct that stands in an app for its `tree.json`.
///
/// An app with something else of that id has no such file, as in the original.
final class TreeMetadata: Construct {}

/// A writer of `tree.json`: every construct of the app (Semantics 22.4).
struct ConstructTreeWriter {
    // Straight to text: by way of `ConstructTree` or `JSON`, an app of 100,000 constructs would be copied several times.
    private var writer = JSONWriter()
    /// The names of classes, and the versions of what they are part of, by class: an app has few, and asking the runtime takes long.
    private var classes: [ObjectIdentifier: (name: String, version: String)] = [:]

    private let propertyNames = CamelCaseNames()
    /// The resolver of the stack to which the last node belonged.
    private var resolver: TreeResolver?

    private init() {}

    static func file(of root: Node) -> AssemblyFile {
        var tree = ConstructTreeWriter()
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
        let info = node.construct.map { classInfo(of: $0) } ?? (name: "", version: Self.unknownVersion)
        writer.writeMember("fqn", info.name)
        writer.writeMember("version", info.version)
        writer.endObject()
        if let element = node.construct as? CfnElement {
            if let attributes = element.treeAttributes(resolver(for: node)) {
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

    private mutating func resolver(for node: Node) -> TreeResolver {
        if let resolver, resolver.consumer === node.stack {
            resolver.node = node
            return resolver
        }
        let new = TreeResolver(node, propertyNames)
        resolver = new
        return new
    }

    private mutating func classInfo(of construct: Construct) -> (name: String, version: String) {
        let type = ObjectIdentifier(type(of: construct))
        if let info = classes[type] { return info }
        let name = construct.constructInfoName
        let info = (name, name.hasPrefix("CDK.") ? Library.version : Self.unknownVersion)
        classes[type] = info
        return info
    }

    /// The version that is written for classes of other modules.
    private static let unknownVersion = "0.0.0"
}
