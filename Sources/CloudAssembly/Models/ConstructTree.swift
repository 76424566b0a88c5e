/// The content of `tree.json`: every construct of the app.
public struct ConstructTree: Codable, Sendable, Equatable {
    /// The version of the format: `tree-0.1`.
    public var version: String
    /// The app.
    public var tree: Node

    /// A tree of the version that this module writes.
    public init(version: String = "tree-0.1", tree: Node) {
        self.version = version
        self.tree = tree
    }

    /// A construct of the app.
    public struct Node: Codable, Sendable, Equatable {
        /// The id in the scope; `App` for the app.
        public var id: String
        /// The ids from the app down, joined by `/`; empty for the app.
        public var path: String
        /// The class of the construct; nil if it is not recorded.
        public var constructInfo: ConstructInfo?
        /// The facts of a resource: `aws:cdk:cloudformation:type`, `…:logicalId` and `…:props`.
        public var attributes: OrderedMap<JSON>?
        /// The constructs below, by their ids.
        public var children: OrderedMap<Node>?

        /// A construct; nil leaves a member out.
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
        /// The qualified name of the class, such as `CDK.Stack`.
        public var fqn: String
        /// The version of the library that the class is part of.
        public var version: String

        /// A class by its name and its library's version.
        public init(fqn: String, version: String) {
            self.fqn = fqn
            self.version = version
        }
    }
}
