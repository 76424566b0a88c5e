import CloudAssembly

/// What all nodes of one app share: its context, and the problems found so far.
final class Tree {
    /// The app's context values.
    let context: OrderedMap<JSON>
    /// How stacks are deployed that have no synthesizer of their own.
    let synthesizer: (any StackSynthesizer)?
    private var problems: [() -> Diagnostic] = []
    /// Counts aspects added and priorities changed, so that an aspect which adds another is noticed.
    var aspectRevision = 0
    /// Warnings acknowledged below a path: ids by node.
    var acknowledgements: [(node: Node, id: String)] = []
    /// The tables of all templates.
    var mappings: [CfnMapping] = []
    /// The files and directories to be copied into the assembly, by their names there.
    var stagedAssets = StagedAssets()
    /// What stands for references between stacks, as far as they are resolved.
    var references = CrossStackReferences()
    /// Where the assembly is written.
    let outputDirectory: String
    /// Paths of constructs added after the synthesis that is being remembered.
    private(set) var lateAdditions: [String] = []
    var isSynthesized = false
    private var treeNames: [String: String] = [:]

    init(context: OrderedMap<JSON>, synthesizer: (any StackSynthesizer)?, outputDirectory: String) {
        self.outputDirectory = outputDirectory
        self.context = context
        self.synthesizer = synthesizer
    }

    /// The name of a property in `tree.json`. The same few names come again with every resource.
    func treeName(of property: String) -> String {
        if let name = treeNames[property] { return name }
        let name = TreeNames.name(property)
        treeNames[property] = name
        return name
    }

    /// The problems found so far, each once.
    var diagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return problems.map { $0() }.filter { seen.insert($0).inserted }
    }

    /// Adds a problem. It is put into words when the tree is complete: until then a path or the type of a scope may not be known.
    func report(_ problem: @escaping () -> Diagnostic) {
        problems.append(problem)
    }

    func didChange(adding node: Node) {
        if isSynthesized { lateAdditions.append(node.path) }
    }
}
