/// This library, as `tree.json` names it.
enum Library {
    /// The version, for which the page <doc:Changes> has a section.
    static let version = "0.2.0"
}
