/// What `tree.json` says of this library.
enum Library {
    /// Every version has a section on the page <doc:Changes>.
    static let version = "0.2.0"
}
