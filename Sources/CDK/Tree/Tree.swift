import CloudAssembly

/// The state that all nodes of one app share: its context, and the diagnostics reported so far.
final class Tree {
    /// The app's context values.
    let context: OrderedMap<JSON>
    /// The directory that the assembly is written to.
    let outputDirectory: String
    private var reports: [() -> Diagnostic] = []
    /// Paths of constructs added after the synthesis that is being remembered.
    private(set) var lateAdditions: [String] = []
    var isSynthesized = false
    /// The line that made the part of a construct that is being looked at; nil for constructs as wholes.
    var part: SourceLocation?
    /// Whether a construct was left out because it is too deep in the tree.
    var isTooDeep = false
    /// Whether the construct of the root is gone.
    var isOrphaned = false
    /// Paths of stacks that are gone, in a tree whose root is gone and that others keep.
    var lostOwners: [String] = []
    /// Whether the tree was taken apart.
    var isDismantled = false
    /// What frees that which only itself holds.
    private var releases: [() -> Void] = []
    private var slots = Slots()

    init(context: OrderedMap<JSON>, outputDirectory: String) {
        self.outputDirectory = outputDirectory
        self.context = context
    }

    /// The object of a type that a higher floor keeps with the tree, made when it is first asked for.
    func slot<Thing: Slot>(_ type: Thing.Type) -> Thing { slots.thing(type) }

    /// Lets go of nodes and constructs, so that the memory of the tree can be freed.
    func dismantle() {
        reports = []
        for release in releases { release() }
        releases = []
        slots.dismantle()
    }

    /// The diagnostics reported so far, each once.
    var diagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return reports.map { $0() }.filter { seen.insert($0).inserted }
    }

    /// Adds a diagnostic, which is put into words when the tree is complete.
    ///
    /// Until then a path or the type of a scope may not be known.
    func report(_ diagnostic: @escaping () -> Diagnostic) {
        // Nobody can ask for it any more, and it may hold nodes.
        if isDismantled { return }
        reports.append(diagnostic)
    }

    /// Calls a function when the tree is taken apart.
    func whenDismantled(_ release: @escaping () -> Void) {
        if !isDismantled { releases.append(release) }
    }

    /// Takes note of a construct that is added; only after synthesis does the path matter.
    func didChange(addingAt path: @autoclosure () -> String) {
        if isSynthesized { lateAdditions.append(path()) }
    }
}
