import CloudAssembly

/// A resolver for templates, with the values that stand there for references to other stacks.
class TemplateResolver: Resolver {
    private let replacements: ReferenceReplacements

    override init(consumer: StackNode?, node: Node) {
        replacements = node.tree.slot(ReferenceReplacements.self)
        super.init(consumer: consumer, node: node)
    }

    override final func resolveForeign(_ reference: Reference) -> JSON? {
        // Only templates' references are replaced. In metadata of constructs a reference stands as templates have it, whatever its
        // strength, or as in the stack that it leads to.
        var plain = reference
        plain.strength = nil
        guard let consumer, let replacement = replacements[reference, in: consumer] ?? replacements[plain, in: consumer] else {
            return inOwnStack(reference)
        }
        return resolve(replacement)
    }

    /// Warns of the text.
    override func meet(_ text: UnlistedText) {
        // The text may hold the marker of a deferred value, which has a message of its own.
        if DeferredTextMarker.find(in: text.text) != nil { return }
        node.report(text.warning)
    }
}
