import CloudAssembly

/// The node of a ``Stage``, with what is known of the stage before its construct is bound.
public final class StageNode: Node {
    /// The stage's environment, the default for its stacks.
    let stageEnvironment: Environment
    /// The names of the stages around it and its own, joined by `-`; empty for the app.
    public let stageName: String

    /// Makes the node of a stage that is about to be initialized.
    public init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stageName: String? = nil,
        permissionsBoundary: PermissionsBoundary? = nil, file: String = #fileID, line: Int = #line
    ) {
        let parent = scope.node.stage
        stageEnvironment = env.filled(from: parent?.stageEnvironment ?? Environment())
        self.stageName = [parent?.stageName ?? "", stageName ?? id].filter { !$0.isEmpty }.joined(separator: "-")
        super.init(in: scope.node, id: id, location: SourceLocation(file: file, line: line))
        stage = self
        stack = nil
        if let permissionsBoundary { setContext(PermissionsBoundary.contextKey, permissionsBoundary.context) }
        if !id.isEmpty, !Self.isValid(id) {
            report(
                "invalid stage name \"\(id)\". Stage name must start with a letter and contain only alphanumeric characters, "
                    + "hypens ('-'), underscores ('_') and periods ('.')",
                action: "give the stage another id")
        }
    }

    /// Makes the root of an app.
    init(root tree: Tree, env: Environment, location: SourceLocation) {
        stageEnvironment = env
        stageName = ""
        super.init(root: tree, location: location)
        stage = self
    }

    /// The stage's own directory within its parent's assembly; empty for the app.
    var artifactID: String {
        guard scope != nil else { return "" }
        let name = String(path.map { $0 == "/" ? "-" : $0 })
        return "assembly-" + String(name.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
    }

    private static func isValid(_ id: String) -> Bool {
        guard let first = id.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else { return false }
        return id.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
        }
    }
}

/// Stacks that are deployed together, as one step of a release: an assembly of its own within the app's.
open class Stage: Construct {
    /// Binds a stage to the node that was made for it.
    public init(_ node: StageNode) {
        super.init(node)
    }

    /// - Parameters:
    ///   - id: Starts with a letter; letters, digits, `-`, `_` and `.`.
    ///   - env: The default for the stage's stacks.
    ///   - stageName: Goes in front of the names of the stage's stacks; the id if not given.
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
