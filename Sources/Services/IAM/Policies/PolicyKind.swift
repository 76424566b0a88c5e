/// The place of a policy, which decides what its statements need.
enum PolicyKind {
    /// A policy of a role, user or group.
    case identity
    /// A policy of a resource.
    case resource
    /// The policy that says who may assume a role.
    case trust
}
