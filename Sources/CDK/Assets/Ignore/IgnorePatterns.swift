/// Patterns of files that an asset leaves out.
protocol IgnorePatterns {
    /// Whether an entry, at a path relative to the asset, is left out.
    func ignores(_ path: String) -> Bool

    /// Whether a directory is left out with everything in it.
    func ignoresDirectory(_ path: String) -> Bool
}
