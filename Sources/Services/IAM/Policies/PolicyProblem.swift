/// A mistake in a policy, and what to do.
struct PolicyProblem: Hashable {
    let message: String
    let action: String
}

extension [PolicyProblem] {
    /// Each problem once, in order.
    var unique: [PolicyProblem] {
        var seen: Set<PolicyProblem> = []
        return filter { seen.insert($0).inserted }
    }
}

/// Where a policy stands, which decides what its statements need.
enum PolicyKind {
    case identity, resource, trust
}
