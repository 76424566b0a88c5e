/// A rule over resources of some types.
struct SecurityRule: Sendable {
    let types: [String]
    let find: @Sendable (RenderedResource) -> [Diagnostic]

    /// A rule that a function of the resource decides.
    static func when(_ types: String..., find: @escaping @Sendable (RenderedResource) -> [Diagnostic]) -> SecurityRule {
        SecurityRule(types: types, find: find)
    }

    /// The switch at the finding's place has to be on.
    static func on(
        _ types: String..., unless: @escaping @Sendable (RenderedResource) -> Bool = { _ in false }, tell finding: Diagnostic
    ) -> SecurityRule {
        SecurityRule(types: types) { $0.mayBeOn(finding.place) || unless($0) ? [] : [finding] }
    }

    /// The switch at the finding's place must not be on for certain.
    static func off(_ types: String..., tell finding: Diagnostic) -> SecurityRule {
        SecurityRule(types: types) { $0.isOn(finding.place) ? [finding] : [] }
    }

    /// The property at the finding's place has to be set.
    static func set(_ types: String..., tell finding: Diagnostic) -> SecurityRule {
        SecurityRule(types: types) { $0[finding.place] == nil ? [finding] : [] }
    }
}
