import CDK

/// The holders of a policy, all of one kind: roles, users or groups.
struct PolicyHolders {
    private var holders: [(arn: String, name: Value<String>)] = []

    var isEmpty: Bool { holders.isEmpty }

    /// Adds a holder, once for an ARN.
    ///
    /// - Returns: Whether it was not there yet.
    @discardableResult
    mutating func add(_ arn: ARN, _ name: Value<String>) -> Bool {
        guard !holders.contains(where: { $0.arn == arn.identity }) else { return false }
        holders.append((arn.identity, name))
        return true
    }

    /// The property of the policy's resource; left out if there are none.
    var names: List<Value<String>>? { isEmpty ? nil : List(holders.map(\.name)) }
}
