extension Node {
    /// Frees the tree when the last of those is gone that own it.
    ///
    /// The construct of the root owns the tree: the tree holds all others, and they hold their nodes, so that nothing would ever be freed
    /// otherwise. Where it goes before the app was synthesized, as in `Stack(App(), "S")`, the stacks and stages own the tree that somebody
    /// still refers to. Each that goes hands it on to those that were made since, as the stage in `Stack(Stage(App(), "P"), "S")`.
    ///
    /// - Parameter replace: Binds an equal construct to the node, and whether there is one: a construct that the tree still needs is lost
    ///   otherwise.
    final func ownerIsGone(replace: () -> Bool = { false }) {
        guard !tree.isDismantled else { return }
        let root = root
        let isRoot = self === root
        if isRoot { tree.isOrphaned = true }
        guard tree.isOrphaned else { return }
        var hasOwner = false
        root.visitTree { node in
            let isHandedOver = !tree.isSynthesized && node.handOver()
            hasOwner = node.isOwner || isHandedOver || hasOwner
        }
        guard hasOwner else { return root.dismantle() }
        if !isRoot, !tree.isSynthesized, !replace() { tree.lostOwners.append(path) }
    }
}
