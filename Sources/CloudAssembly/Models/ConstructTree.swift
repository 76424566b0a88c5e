/// The content of `tree.json`: every construct of the app.
public struct ConstructTree: Codable, Sendable, Equatable {
    public var version: String
    public var tree: Node

    public init(version: String = "tree-0.1", tree: Node) {
        self.version = version
        self.tree = tree
    }

    /// One construct.
    public struct Node: Codable, Sendable, Equatable {
        public var id: String
        public var path: String
        public var constructInfo: ConstructInfo?
        /// For resources: `aws:cdk:cloudformation:type`, `…:logicalId` and `…:props`.
        public var attributes: OrderedMap<JSON>?
        public var children: OrderedMap<Node>?

        public init(
            id: String, path: String, constructInfo: ConstructInfo? = nil, attributes: OrderedMap<JSON>? = nil,
            children: OrderedMap<Node>? = nil
        ) {
            self.id = id
            self.path = path
            self.constructInfo = constructInfo
            self.attributes = attributes
            self.children = children
        }
    }

    /// The class of a construct and the library that it comes from.
    public struct ConstructInfo: Codable, Sendable, Equatable {
        public var fqn: String
        public var version: String

        public init(fqn: String, version: String) {
            self.fqn = fqn
            self.version = version
        }
    }
}
