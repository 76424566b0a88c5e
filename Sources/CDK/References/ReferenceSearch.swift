import CloudAssembly

/// A search for the references to other stacks in the values of a template, before anything stands for them.
///
/// Nothing is reported meanwhile: what is wrong with a value is said when it is written.
final class ReferenceSearch: Resolver {
    private var found: [Reference] = []

    /// The references to other stacks in an element, in the order in which they are met.
    func references(in element: CfnElement) -> [Reference] {
        node = element.node
        found = []
        search(element.content())
        if !element.overrides.isEmpty { search(element.overrides.value) }
        return found
    }

    // Without JSON, which takes most of the time of writing. A lazy value may write others, though.
    private func search(_ value: TemplateValue) {
        guard enter() else { return }
        defer { leave() }
        switch value {
        case .absent, .null, .bool, .number, .string: break
        case .list(let elements), .text(let elements): elements.forEach(search)
        case .object(let members): for (_, member) in members { search(member) }
        case .record(let bag): for (_, member) in bag.sorted { search(member) }
        case .reference(let reference): _ = resolve(reference)
        case .intrinsic(let intrinsic):
            meetTransform(of: intrinsic)
            search(intrinsic.argument)
        case .lazy(let lazy): search(lazy.produce(self))
        }
    }

    override func report(_ diagnostic: Diagnostic) {}

    override func resolveForeign(_ reference: Reference) -> JSON? {
        found.append(reference)
        return nil
    }
}
