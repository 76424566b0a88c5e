import CloudAssembly

/// A place in the construct tree below which constructs can be created: a ``Construct``, or a ``Node`` whose construct is still being
/// initialized.
public protocol Scope {
    /// The place in the tree below which children go.
    var node: Node { get }
}

/// A place in the construct tree: an id in a scope, children, and what is attached to them.
///
/// A node can be a scope before its construct exists; see ``Construct``. Constructs and nodes are confined to the isolation domain in
/// which they are made. How long they live: see ``App``.
public class Node: Scope {
    /// The id within the scope, with each `/` and line feed replaced by `--`.
    public final let id: String
    /// The node above; nil for the app.
    public final let scope: Node?
    /// The nodes below by their ids: first ids that are numbers, by size, then the others in the order of creation.
    public private(set) final var children: OrderedMap<Node> = [:]
    /// The file and line where the construct was created.
    public final let location: SourceLocation
    /// The construct of the node; nil while it is being initialized.
    public final var construct: Construct? { kept ?? owner }
    /// The construct, if the tree holds it.
    private final var kept: Construct?
    /// The construct, if the tree does not hold it: that of the root, see ``ownerIsGone()``, and what is added to a tree that is freed.
    private final weak var owner: Construct?
    /// The innermost node around this one that is a stack, which may be itself.
    final var enclosingStack: Node?
    /// The innermost node around this one that is a stage, which may be itself.
    final var enclosingStage: Node?
    /// The state that the whole tree shares.
    final let tree: Tree
    private let depth: Int

    final var dependencies: [Node] = []
    final var validations: [() -> [Diagnostic]] = []
    private(set) final var warnings: [Diagnostic] = []
    /// Whether an error was reported here, from which others may follow that need not be told.
    private(set) final var hasErrors = false
    final var contextValues: OrderedMap<JSON> = [:]
    private var slots = Slots()

    /// The node itself, as the scope of its children.
    public final var node: Node { self }

    /// Makes the node of a construct that is about to be initialized.
    ///
    /// An id that is empty or that a child of the scope has already is reported.
    ///
    /// - Parameters:
    ///   - scope: The node or construct above.
    ///   - id: Unique among the scope's children and not empty.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public convenience init(_ scope: any Scope, _ id: String, file: String = #fileID, line: Int = #line) {
        self.init(in: scope.node, id: id, location: SourceLocation(file: file, line: line))
    }

    /// Makes a node below `scope`.
    init(in scope: Node, id: String, location: SourceLocation) {
        // What goes on below a construct that is too deep hangs beside it, so that no way through the tree gets longer.
        let scope = scope.depth > Self.maximumDepth ? scope.scope ?? scope : scope
        self.id = Self.sanitized(id)
        self.scope = scope
        self.location = location
        depth = scope.depth + 1
        tree = scope.tree
        enclosingStack = scope.enclosingStack
        enclosingStage = scope.enclosingStage
        scope.add(self)
    }

    /// Makes the root of a tree.
    init(root tree: Tree, location: SourceLocation) {
        id = ""
        scope = nil
        depth = 0
        self.location = location
        self.tree = tree
    }

    // MARK: Tree

    /// The ids from the root down, joined by `/`; empty for the root.
    public final var path: String {
        guard let scope else { return id }
        let above = scope.path
        return above.isEmpty ? id : above + "/" + id
    }

    /// The nodes from the root to this one.
    public final var scopes: [Node] {
        var scopes = [self]
        while let scope = scopes[scopes.count - 1].scope { scopes.append(scope) }
        return scopes.reversed()
    }

    /// The top of the tree.
    public final var root: Node { scope?.root ?? self }

    /// The child with this id; nil if there is none.
    public final func child(_ id: String) -> Node? { children[Self.sanitized(id)] }

    /// The node itself and all below, each before its children.
    public final var descendants: [Node] {
        var all: [Node] = []
        visitTree { all.append($0) }
        return all
    }

    /// Visits this node and all below, each before its children.
    final func visitTree(_ visit: (Node) -> Void) {
        visit(self)
        for (_, child) in children { child.visitTree(visit) }
    }

    // MARK: Lifetime

    /// Whether the construct keeps a tree alive whose root is gone: those of stacks and stages do.
    var canOwnTree: Bool { false }

    /// Lets the construct hold the tree from now on, if somebody besides the node refers to it.
    ///
    /// - Returns: Whether it does.
    final func handOver() -> Bool {
        guard canOwnTree, kept != nil, !isKnownUniquelyReferenced(&kept) else { return false }
        (owner, kept) = (kept, nil)
        return true
    }

    /// Whether the construct holds the tree.
    final var isOwner: Bool { owner != nil }

    /// Takes the tree below apart, so that its memory can be freed.
    ///
    /// Nothing in it can be used afterwards. A tree whose ``App`` is gone is taken apart by itself.
    public final func dismantle() {
        if scope == nil { tree.isDismantled = true }
        for (_, child) in children { child.dismantle() }
        children = [:]
        construct?.letGo()
        (construct as? any Circular)?.letGoOfOthers()
        kept = nil
        dependencies = []
        validations = []
        warnings = []
        slots.dismantle()
        if scope == nil { tree.dismantle() }
        enclosingStack = nil
        enclosingStage = nil
    }

    // MARK: Dependencies and checks

    /// Deploys every resource of this node and below after every resource of `other` and below.
    public final func addDependency(_ other: any Scope...) {
        dependencies.append(contentsOf: other.map(\.node))
    }

    /// Adds a check that synthesis makes when the tree is complete.
    ///
    /// The diagnostics that it returns are reported at this node.
    public final func addValidation(_ validate: @escaping () -> [Diagnostic]) {
        validations.append(validate)
    }

    // MARK: Slots

    /// The object of a type that a higher floor keeps with the node, made when it is first asked for.
    final func slot<Thing: Slot>(_ type: Thing.Type) -> Thing { slots.thing(type) }

    /// The object of a type that a higher floor keeps with the node; nil if nobody asked for it yet.
    final func existingSlot<Thing: Slot>(_ type: Thing.Type) -> Thing? { slots.existing(type) }

    // MARK: Diagnostics

    /// Reports a mistake of the construct here.
    ///
    /// An error fails synthesis, which lists all of them; a warning is shown.
    public final func report(_ diagnostic: Diagnostic) {
        let diagnostic = diagnostic.at(tree.part)
        switch diagnostic.severity {
        case .error:
            hasErrors = true
            tree.report { diagnostic.placed(at: self) }
        case .warning: warnings.append(diagnostic)
        }
    }

    /// Reports each mistake of the construct here.
    public final func report(_ diagnostics: some Sequence<Diagnostic>) { for diagnostic in diagnostics { report(diagnostic) } }

    /// Calls a function that is about a part of the construct: what it reports is told at the line that made the part.
    ///
    ///     for track in tracks { node.reporting(at: track.location) { track.check(at: node) } }
    ///
    /// What names a line itself keeps it; of parts within parts the innermost counts.
    ///
    /// - Parameters:
    ///   - line: The line that made the part; that of the construct, or of the part around, if nil.
    ///   - body: The function.
    /// - Returns: What the function returns.
    public final func reporting<Result>(at line: SourceLocation?, _ body: () throws -> Result) rethrows -> Result {
        guard let line else { return try body() }
        let outer = tree.part
        tree.part = line
        defer { tree.part = outer }
        return try body()
    }

    /// The warnings that were reported here since they were last taken.
    final func takeWarnings() -> [Diagnostic] {
        if warnings.isEmpty { return [] }
        defer { warnings = [] }
        return warnings
    }

    // MARK: Internals

    /// The most levels of a tree: more are a construct that adds another below itself without end.
    private static let maximumDepth = 1_000

    private func add(_ child: Node) {
        // One that is in no tree holds its construct all the same.
        guard admits(child) else { return tree.whenDismantled { child.dismantle() } }
        tree.didChange(addingAt: child.path)
        children[child.id] = child
    }

    /// Whether a new child can stand here; why it cannot is reported.
    private func admits(_ child: Node) -> Bool {
        if child.depth > Self.maximumDepth {
            if tree.isTooDeep { return false }
            tree.isTooDeep = true
            report(
                .error(
                    "swift-cdk:tree/too-deep",
                    "The construct tree is more than \(Self.maximumDepth) levels deep: probably an aspect or an initializer adds a "
                        + "construct below itself without end", action: "let it add one only where it is missing"))
        } else if child.id.isEmpty {
            child.report(.error("swift-cdk:tree/empty-id", "The id is empty", action: "give the construct an id"))
        } else if let first = children[child.id] {
            // Which type the scope has is known when its construct is bound: at synthesis.
            tree.report { [self] in
                let parent = id.isEmpty ? typeName : "\(typeName) '\(id)'"
                return Diagnostic.error(
                    "swift-cdk:tree/duplicate-id", "\(parent) has a child '\(child.id)' already",
                    action: "give one of the two another id", other: first.location
                ).placed(at: child)
            }
        } else {
            // What is added to a tree that is freed would not be freed any more.
            return !tree.isDismantled
        }
        return false
    }

    /// Puts a child behind the others.
    final func moveToEnd(_ child: Node) {
        children[child.id] = nil
        children[child.id] = child
    }

    final func bind(_ construct: Construct) {
        if let bound = self.construct {
            report(
                .error(
                    "swift-cdk:tree/shared-node", "The node of a \(type(of: bound)) was given to a \(type(of: construct)) as well",
                    action: "make a node of its own first: let scope = Node(scope, id)"))
        } else if scope == nil || tree.isDismantled {
            owner = construct
        } else {
            kept = construct
        }
    }

    /// The class of the construct, for messages.
    final var typeName: String {
        construct.map { "\(type(of: $0))" } ?? "a construct that was never initialized"
    }

    /// The id as a path can hold it.
    static func sanitized(_ id: String) -> String {
        guard id.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\n") }) else { return id }
        var result = String.UnicodeScalarView()
        for scalar in id.unicodeScalars {
            if scalar == "/" || scalar == "\n" { result.append(contentsOf: "--".unicodeScalars) } else { result.append(scalar) }
        }
        return String(result)
    }
}

extension Diagnostic {
    /// The diagnostic with the path and the creation of the construct at a node.
    func placed(at node: Node) -> Diagnostic { placed(at: node.path, node.scope == nil ? nil : node.location) }
}
