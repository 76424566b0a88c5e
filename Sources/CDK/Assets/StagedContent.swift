import CloudAssembly

/// The content of an asset on its way into the assembly, where the asset's hash names it.
struct StagedContent {
    let content: AssetContent
    /// The hash that names the asset.
    let hash: String
    /// What goes into the hash besides the content; nil if the user has given the hash, which says nothing about the content then.
    let ingredients: AssetFingerprint.Ingredients?
    /// The path of the construct that asked for the asset first, and where that was made.
    let owner: (path: String, location: SourceLocation)

    /// Whether the content stands at a path already, as a former synthesis wrote it.
    func isWritten(at path: String) -> Bool { ingredients != nil && content.isWritten(at: path) }

    /// Writes the content to a path that does not exist yet.
    ///
    /// - Returns: What is wrong where a file changed since it was looked at, so that the content is another than its hash says.
    func write(to path: String) throws -> [Diagnostic] {
        do {
            try content.write(to: path)
        } catch {
            guard let changed = content.changedFile else { throw error }
            return [diagnostic(of: changed)]
        }
        guard let ingredients, let changed = content.changedFile else { return [] }
        // Somebody wrote to it, but perhaps the same. What cannot be read where it was written to is not.
        if let copy = try? AssetFingerprint.hash(of: content.copied(to: path), ingredients), copy == hash { return [] }
        return [diagnostic(of: changed)]
    }

    private func diagnostic(of file: String) -> Diagnostic {
        .error(
            "swift-cdk:assets/changed", "The asset changed while the app was running, after its hash was computed: \(file)",
            action: "make the asset when its files are complete, and leave them alone until the app has ended"
        ).placed(at: owner.path, owner.location)
    }
}
