import CDK

/// A construct whose resources have names, which no other construct of its kind may give to its own.
protocol NamedConstruct: Construct {
    var names: ResourceNames { get }
    /// Whether some of the names are shared by all regions, as those of buckets and of what belongs to IAM.
    static var hasGlobalNames: Bool { get }
}

extension NamedConstruct {
    static var hasGlobalNames: Bool { true }

    /// Reports an earlier construct of the same kind, in the same account, whose resources have the same names.
    ///
    /// - Parameter action: What helps.
    func reportSharedNames(
        action: String = "give one of the two a name, such as name: \"live\", or another environment suffix"
    ) {
        let own = node.environment
        let earlier = node.root.descendants.first { other in
            guard other !== node, let construct = other.construct as? Self, construct.names == names else { return false }
            let its = other.environment
            return Self.mayBeSame(own.account, its.account) && (Self.hasGlobalNames || Self.mayBeSame(own.region, its.region))
        }
        guard let earlier else { return }
        node.report(
            .error(
                "swift-cdk:media/shared-names", "Its resources would have the names of those of '\(earlier.path)', another \(Self.self)",
                action: action))
    }

    private static func mayBeSame<T: Equatable>(_ own: T?, _ other: T?) -> Bool { own == nil || other == nil || own == other }

    /// What helps where there is one for each stack, which takes no name.
    static var oneForEachStack: String { "put what the two are for into one stack, or give one of the stacks another environment suffix" }
}
