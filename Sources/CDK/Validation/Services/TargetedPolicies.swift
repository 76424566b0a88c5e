/// The policies of a template by the queues, or by the topics, that they may be for.
struct TargetedPolicies {
    /// By the names of resources in the template.
    private var ofTargets: [String: [KnownResource]] = [:]
    /// Those that may be for any.
    private var others: [KnownResource] = []

    /// - Parameters:
    ///   - policies: Policies with a property that lists what they are for, and with one that names a single one.
    ///   - properties: These properties, by type.
    ///   - index: What the template declares.
    init(_ policies: [KnownResource], by properties: [String: String], in index: TemplateIndex) {
        for policy in policies {
            let named = policy[properties[policy.type] ?? ""]
            let names = (named.value?.array == nil ? [named] : named.elements).map { $0.reference?.name }
            let targets = Set(names.compactMap { $0 }.filter { index.resources[$0] != nil })
            // A parameter may name any, and so may a text.
            if names.allSatisfy({ $0.map(targets.contains) ?? false }) {
                for target in targets { ofTargets[target, default: []].append(policy) }
            } else {
                others.append(policy)
            }
        }
    }

    func policies(of target: KnownResource) -> [KnownResource] { (ofTargets[target.name] ?? []) + others }
}
