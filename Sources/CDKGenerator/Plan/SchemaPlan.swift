import CDKSchemas

/// The schema table as it is written.
struct SchemaPlan {
    /// A node: its fields.
    typealias Node = [SchemaField: Content]

    /// The content of a field.
    ///
    /// Nodes are named by their places in ``nodes``.
    enum Content: Hashable {
        case number(Int)
        case text(String)
        case node(Int)
        case texts([String])
        case nodes([Int])
        /// Sorted by name.
        case members([Member])
    }

    struct Member: Hashable {
        let name: String
        let node: Int
    }

    /// The node of each type.
    var types: [String: Int] = [:]
    /// Each node once.
    var nodes: [Node] = []
    /// Patterns that the library cannot match and which are left out, with what it does not understand.
    var refusedPatterns: [String: String] = [:]
}
