import CDK

/// A construct whose resources have names, which no other construct of its kind may give to its own.
protocol NamedConstruct: Construct {
    var names: ResourceNames { get }
}

extension NamedConstruct {
    /// Reports an earlier construct of the same kind, in the same account, whose resources have the same names. Names of buckets and of
    /// what belongs to IAM are shared by all regions.
    ///
    /// - Parameter action: What helps.
    func reportSharedNames(
        action: String = "give one of the two a name, such as name: \"live\", or another environment suffix"
    ) {
        let account = node.environment.account
        let earlier = node.root.descendants.first { other in
            guard other !== node, let construct = other.construct as? Self, construct.names == names else { return false }
            let itsAccount = other.environment.account
            return account == nil || itsAccount == nil || account == itsAccount
        }
        guard let earlier else { return }
        node.report(
            "Its resources would have the names of those of '\(earlier.path)', another \(Self.self)",
            action: action)
    }

    /// What helps where there is one for each stack, which takes no name.
    static var oneForEachStack: String { "put what the two are for into one stack, or give one of the stacks another environment suffix" }
}
