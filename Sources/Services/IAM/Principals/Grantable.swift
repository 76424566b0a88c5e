/// Whoever permissions can be given to: a principal, or a construct with one, such as a role or a function.
public protocol Grantable {
    /// The principal that gets the permissions.
    var grantPrincipal: Principal { get }
}
