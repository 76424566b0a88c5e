/// The rules by which patterns name the files that an asset leaves out (Semantics 21.2).
public enum IgnoreMode: String, Sendable {
    /// Shell wildcards. A pattern without a slash is compared with names; wildcards do not match a leading dot; `!` takes back in.
    case glob
    /// The rules of `.gitignore`.
    case git
    /// The rules of `.dockerignore`.
    case docker

    func patterns(_ texts: [String]) -> any IgnorePatterns {
        switch self {
        case .glob: GlobPatterns(texts)
        case .git: GitIgnorePatterns(texts)
        case .docker: DockerIgnorePatterns(texts)
        }
    }
}
