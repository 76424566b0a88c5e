#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The node of a ``Stage``, with what is known of the stage before its construct is bound.
public final class StageNode: Node {
    /// The most bytes that file systems take for one name.
    private static let maximumNameLength = Int(NAME_MAX)
    /// The most bytes that systems take for a path.
    private static let maximumPathLength = Int(PATH_MAX)

    /// The stage's environment, the default for its stacks.
    let stageEnvironment: Environment
    /// The names of the stages around it and its own, joined by `-`; empty for the app.
    public let stageName: String
    /// The stage's own directory within its parent's assembly; empty for the app.
    private(set) var artifactID = ""
    /// The stage's directory within the app's assembly, with a `/` at its end; empty for the app.
    private(set) var directory = ""
    /// Whether no file system has room for the stage's directory, so that nothing is written for it and the stages within.
    private(set) var isOutOfReach = false

    /// Makes the node of a stage that is about to be initialized.
    init(in scope: Node, id: String, env: Environment, stageName: String?, location: SourceLocation) {
        let parent = scope.stage
        stageEnvironment = env.filled(from: parent?.stageEnvironment ?? Environment())
        self.stageName = [parent?.stageName ?? "", stageName ?? id].filter { !$0.isEmpty }.joined(separator: "-")
        super.init(in: scope, id: id, location: location)
        enclosingStage = self
        enclosingStack = nil
        findDirectory(within: parent)
        if DeferredTextMarker.find(in: id) != nil {
            report(.deferredID(id))
        } else if !id.isEmpty, !Self.isValid(id) {
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

    /// Finds the place of the stage's assembly; one that no file system has is reported, at the outermost stage of those.
    private func findDirectory(within parent: StageNode?) {
        if let parent, parent.isOutOfReach {
            isOutOfReach = true
            return
        }
        let name = String(path.map { $0 == "/" ? "-" : $0 })
        artifactID = "assembly-" + String(name.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
        directory = (parent?.directory ?? "") + artifactID + "/"
        isOutOfReach = artifactID.utf8.count > Self.maximumNameLength || directory.utf8.count >= Self.maximumPathLength
        guard isOutOfReach else { return }
        // That the tree is too deep as well, if it goes on, need not be said.
        tree.isTooDeep = true
        report(
            .error(
                "swift-cdk:stacks/stage-directory",
                "The stage's assembly would be in a directory whose path has \(directory.utf8.count) bytes and whose name has "
                    + "\(artifactID.utf8.count), more than file systems take",
                action: "use fewer stages within each other, or shorter ids"))
    }

    /// Whether the id is one that was refused, so that the names which are made of it need not be.
    var hasRefusedID: Bool { !id.isEmpty && !Self.isValid(id) || scope?.stage?.hasRefusedID == true }

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

    /// Visits the stages below this node, without those within them.
    final func visitNestedStages(_ visit: (StageNode) -> Void) {
        for (_, child) in children {
            if let stage = child as? StageNode { visit(stage) } else { child.visitNestedStages(visit) }
        }
    }

    /// Visits all below this node and then the node, without the stages within.
    final func visitStageAfterChildren(_ visit: (Node) -> Void) {
        for (_, child) in children where !(child is StageNode) { child.visitStageAfterChildren(visit) }
        visit(self)
    }
}
