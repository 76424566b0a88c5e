/// A building block of an app: a node of the construct tree with a meaning.
///
/// A subclass makes its node first, so that its children can be created before its own stored properties are complete:
///
///     final class Archive: Construct {
///         let bucket: S3.CfnBucket
///
///         @discardableResult
///         override init(_ scope: any Scope, _ id: String, file: String = #fileID, line: Int = #line) {
///             let scope = Node(scope, id, file: file, line: line)  // shadows the parent: children cannot land beside this construct
///             bucket = S3.CfnBucket(scope, "Resource")
///             super.init(scope)  // binds the construct to its node
///         }
///     }
open class Construct: Scope {
    /// The construct's place in the tree.
    public final let node: Node

    /// Binds a construct to the node that was made for it.
    public init(_ node: Node) {
        self.node = node
        node.bind(self)
    }

    /// Creates a construct that only groups others.
    @discardableResult
    public init(_ scope: any Scope, _ id: String, file: String = #fileID, line: Int = #line) {
        node = Node(scope, id, file: file, line: line)
        node.bind(self)
    }

    /// Name of the class for `tree.json`: `<module>.<Class>`, or what the original calls the same construct.
    var constructInfoName: String { String(reflecting: type(of: self)) }

    /// The name by which templates refer to the construct; nil for one that stands in none.
    func nameInTemplate() -> String? { nil }

    /// Lets go of values, which may refer to other constructs, so that the memory of a tree can be freed.
    func letGo() {}
}

extension Construct: CustomStringConvertible {
    /// The path of the construct; `<root>` for the app.
    public var description: String { node.path.isEmpty ? "<root>" : node.path }
}
