/// This library, as `tree.json` names it.
enum Library {
    /// Every version has a section on the page <doc:Changes>.
    static let version = "0.2.0"
}
