extension App {
    /// The version of this library. `tree.json` names it for the library's own constructs, such as the app and its stacks.
    ///
    /// Every version has a section on the page <doc:Changes>.
    public static let libraryVersion = "0.2.0"
}
