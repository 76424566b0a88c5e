import CDK

/// The answer of a policy to a statement: whether it took it, and how to wait for the policy.
public struct PolicyAddition {
    /// True if the statement now stands in a policy, or someone else sees to it.
    public let isAdded: Bool
    /// Makes a construct wait for the policy; nil if there is none to wait for.
    let makeWait: ((Node) -> Void)?
    /// Whether it is said already that the statement was not taken.
    private(set) var isReported = false

    private init(isAdded: Bool, makeWait: ((Node) -> Void)?) {
        self.isAdded = isAdded
        self.makeWait = makeWait
    }

    /// The statement was not taken.
    public static var refused: PolicyAddition { PolicyAddition(isAdded: false, makeWait: nil) }

    /// The statement was not taken, which the resource has reported itself.
    public static var reported: PolicyAddition {
        var addition = refused
        addition.isReported = true
        return addition
    }

    /// The statement is in effect, or will be, without a policy of this app.
    public static var elsewhere: PolicyAddition { PolicyAddition(isAdded: true, makeWait: nil) }

    /// The statement is in the policy that this construct is.
    public static func added(to policy: any Scope) -> PolicyAddition {
        let node = policy.node
        return PolicyAddition(isAdded: true) { $0.addDependency(node) }
    }

    /// The statement is in a policy that is known later.
    static func added(makeWait: @escaping (Node) -> Void) -> PolicyAddition { PolicyAddition(isAdded: true, makeWait: makeWait) }

    /// Deploys constructs after the policy that the statement is in.
    public func apply(before constructs: any Scope...) {
        for construct in constructs { makeWait?(construct.node) }
    }
}
