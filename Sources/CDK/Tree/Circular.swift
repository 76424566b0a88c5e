/// A construct that refers to others which refer to it, or that keeps values of users', whose closures may do so.
///
/// They would hold each other after their tree was taken apart.
package protocol Circular: AnyObject {
    /// Lets go of the others, so that the memory of the tree can be freed.
    func letGoOfOthers()
}
