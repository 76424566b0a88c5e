import CloudAssembly

/// The cases that the rules of a choice leave over.
enum ChoiceCoverage {
    /// True if one rule holds just where another does not.
    ///
    /// Most rules that leave nothing over are not of that kind.
    static func isExhaustive(_ rules: [JSON]) -> Bool {
        let conditions = rules.map(condition)
        let texts = Set(conditions.map { $0.text() })
        return conditions.contains { texts.contains(negation(of: $0).text()) }
    }

    /// The rule without what follows from it.
    private static func condition(_ rule: JSON) -> JSON {
        guard case .object(let members) = rule else { return rule }
        let others: Set<String> = ["Next", "Assign", "Output", "Comment"]
        return .object(OrderedMap(members.filter { !others.contains($0.key) }.map { ($0.key, $0.value) }))
    }

    private static func negation(of condition: JSON) -> JSON {
        if let inner = condition["Not"] { return inner }
        if case .object(let members) = condition, members.count == 2, let (key, value) = members.first(where: { $0.key != "Variable" }),
            key == "IsPresent" || key == "IsNull", let flag = value.bool, let variable = condition["Variable"]
        {
            return .object(OrderedMap([("Variable", variable), (key, .bool(!flag))]))
        }
        return ["Not": condition]
    }
}
