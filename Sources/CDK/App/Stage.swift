import CloudAssembly

/// Stacks that are deployed together, as one step of a release: an assembly of its own within the app's.
open class Stage: Construct {
    /// Binds a stage to the node that was made for it.
    public init(_ node: StageNode) {
        super.init(node)
    }

    deinit {
        let node = node
        let isPlain = type(of: self) == Stage.self
        node.ownerIsGone {
            // All that a plain stage has is its node.
            guard isPlain, let stage = node as? StageNode else { return false }
            _ = Stage(stage)
            return true
        }
    }

    /// Creates a stage.
    ///
    /// - Parameters:
    ///   - scope: The app, or a stage around this one.
    ///   - id: Starts with a letter; letters, digits, `-`, `_` and `.`. Others are reported.
    ///   - env: The default for the stage's stacks.
    ///   - stageName: Goes in front of the names of the stage's stacks; the id if not given.
    ///   - permissionsBoundary: Bounds what the roles and users of the stage's stacks may do.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stageName: String? = nil,
        permissionsBoundary: PermissionsBoundary? = nil, file: String = #fileID, line: Int = #line
    ) {
        super.init(
            StageNode(
                scope, id, env: env, stageName: stageName, permissionsBoundary: permissionsBoundary, file: file, line: line))
    }
}

extension StageNode {
    /// Makes the node of a stage that is about to be initialized, with the parameters of ``Stage``.
    public convenience init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stageName: String? = nil,
        permissionsBoundary: PermissionsBoundary? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.init(in: scope.node, id: id, env: env, stageName: stageName, location: SourceLocation(file: file, line: line))
        if let permissionsBoundary { setContext(PermissionsBoundary.contextKey, permissionsBoundary.context) }
    }
}
