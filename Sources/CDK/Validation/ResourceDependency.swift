/// A resource of a template that waits for another.
struct ResourceDependency {
    /// The name of the other.
    let target: String
    /// Where the resource says so.
    let place: String
}
