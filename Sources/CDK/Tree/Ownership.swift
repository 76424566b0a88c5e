extension Node {
    /// Frees the tree when the last of those is gone that own it.
    ///
    /// The construct of the root owns the tree: the tree holds all others, and they hold their nodes, so that nothing would ever be freed
    /// otherwise. Where it goes before the app was synthesized, as in `Stack(App(), "S")`, the stacks and stages own the tree that somebody
    /// still refers to.
    final func ownerIsGone() {
        guard !tree.isDismantled else { return }
        let root = root
        if self === root {
            tree.isOrphaned = true
            var hasOwner = false
            if !tree.isSynthesized { root.visitTree { hasOwner = $0.handOver() || hasOwner } }
            if !hasOwner { root.dismantle() }
        } else if tree.isOrphaned {
            var hasOwner = false
            root.visitTree { hasOwner = $0.isOwner || hasOwner }
            if hasOwner, !tree.isSynthesized { tree.lostOwners.append(path) }
            if !hasOwner { root.dismantle() }
        }
    }
}
