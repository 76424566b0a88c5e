/// The choice of symbolic links in an asset's directory that are followed; others stay links (Semantics 21.1).
public enum SymlinkFollowMode: String, Sendable {
    /// No link: all stay links.
    case never
    /// Every link: the files behind them are part of the asset.
    case always
    /// Links that lead out of the directory.
    case external
    /// Links within the directory; one that leads out of it is a mistake.
    case internalOnly = "internal-only"

    func follows(internal isInternal: Bool) -> Bool {
        switch self {
        case .never: false
        case .always: true
        case .external: !isInternal
        case .internalOnly: isInternal
        }
    }
}
