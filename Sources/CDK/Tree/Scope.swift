/// A place in the construct tree below which constructs can be created: a ``Construct``, or a ``Node`` whose construct is still being
/// initialized.
public protocol Scope {
    var node: Node { get }
}
