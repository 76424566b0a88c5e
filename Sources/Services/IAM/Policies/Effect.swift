/// The effect of a statement: it allows or denies.
public enum Effect: String, Sendable, Hashable {
    /// The statement allows.
    case allow = "Allow"
    /// The statement denies, whatever others allow.
    case deny = "Deny"
}
