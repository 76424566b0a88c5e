/// Patterns of files that an asset leaves out.
protocol IgnorePatterns {
    /// Whether an entry is left out. The path is relative to the asset.
    func ignores(_ path: String) -> Bool

    /// Whether a directory is left out with everything in it.
    func ignoresDirectory(_ path: String) -> Bool
}
