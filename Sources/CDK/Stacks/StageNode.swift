/// The node of a ``Stage``, with what is known of the stage before its construct is bound.
public final class StageNode: Node {
    /// The stage's environment, the default for its stacks.
    let stageEnvironment: Environment
    /// The names of the stages around it and its own, joined by `-`; empty for the app.
    public let stageName: String

    /// Makes the node of a stage that is about to be initialized.
    init(in scope: Node, id: String, env: Environment, stageName: String?, location: SourceLocation) {
        let parent = scope.stage
        stageEnvironment = env.filled(from: parent?.stageEnvironment ?? Environment())
        self.stageName = [parent?.stageName ?? "", stageName ?? id].filter { !$0.isEmpty }.joined(separator: "-")
        super.init(in: scope, id: id, location: location)
        enclosingStage = self
        enclosingStack = nil
        if !id.isEmpty, !Self.isValid(id) {
            report(
                .error(
                    "swift-cdk:stacks/stage-name",
                    "'\(id)' cannot name a stage: it begins with no letter, or holds more than letters, digits, '-', '_' and '.'",
                    action: "give the stage another id"))
        }
    }

    /// Makes the root of an app.
    init(root tree: Tree, env: Environment, location: SourceLocation) {
        stageEnvironment = env
        stageName = ""
        super.init(root: tree, location: location)
        enclosingStage = self
    }

    override var canOwnTree: Bool { true }

    /// The stage's own directory within its parent's assembly; empty for the app.
    var artifactID: String {
        guard scope != nil else { return "" }
        let name = String(path.map { $0 == "/" ? "-" : $0 })
        return "assembly-" + String(name.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
    }

    /// The stage's directory within the app's assembly, with a `/` at its end; empty for the app.
    var directory: String {
        guard let parent = scope?.stage else { return "" }
        return parent.directory + artifactID + "/"
    }

    private static func isValid(_ id: String) -> Bool {
        guard let first = id.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else { return false }
        return id.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
        }
    }
}

extension Node {
    /// The innermost stage around the node, which may be the node itself.
    public final var stage: StageNode? { enclosingStage as? StageNode }

    /// Visits this node and all below it, each before its children, without the stages within.
    final func visitStage(_ visit: (Node) -> Void) {
        visit(self)
        for (_, child) in children where !(child is StageNode) { child.visitStage(visit) }
    }

    /// Visits all below this node and then the node, without the stages within.
    final func visitStageAfterChildren(_ visit: (Node) -> Void) {
        for (_, child) in children where !(child is StageNode) { child.visitStageAfterChildren(visit) }
        visit(self)
    }
}
