import CDK

/// Merges statements that say the same, or differ in one of actions, resources and principals (Semantics 27).
enum StatementMerging {
    /// Larger statements are not made where a policy is split, so that there is something to split.
    private static let maximumSize = 2_000

    /// The statements with those merged that can be.
    ///
    /// - Parameters:
    ///   - entries: The statements.
    ///   - sizes: The estimates that limit the size of what is merged; no limit if nil.
    ///   - onlyEqual: Whether only statements that say the same are merged.
    /// - Returns: The merged statements, with the numbers of their parts.
    static func merge(
        _ entries: [NumberedStatement], limit sizes: StatementSize? = nil, onlyEqual: Bool = false
    ) -> [NumberedStatement] {
        var candidates = entries.map(Candidate.init)
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var index = 0
            while index < candidates.count {
                var other = index + 1
                while other < candidates.count {
                    let merged =
                        onlyEqual
                        ? candidates[index].mergedIfEqual(candidates[other]) : candidates[index].merged(candidates[other], sizes)
                    if let merged {
                        candidates[index] = merged
                        candidates.remove(at: other)
                        hasChanged = true
                    } else {
                        other += 1
                    }
                }
                index += 1
            }
        }
        return candidates.map(\.entry)
    }

    /// A statement with what it is compared by.
    private struct Candidate {
        let entry: NumberedStatement
        private let actions: Parts
        private let resources: Parts
        private let principals: Parts
        private let conditions: String

        init(_ entry: NumberedStatement) {
            self.entry = entry
            let statement = entry.statement
            actions = Parts(statement.actions) { $0 }
            resources = Parts(statement.resources, by: \.identity)
            principals = Parts(statement.principals) { $0.meaning ?? $0.objectIdentity }
            conditions = statement.allConditions.identity
        }

        func merged(_ other: Candidate, _ sizes: StatementSize?) -> Candidate? {
            let left = entry.statement
            let right = other.entry.statement
            guard left.effect == right.effect, left.hasNoSid, right.hasNoSid, conditions == other.conditions,
                actions.excluded == other.actions.excluded, resources.excluded == other.resources.excluded,
                principals.excluded == other.principals.excluded
            else { return nil }
            let equalParts = [
                actions.included == other.actions.included, resources.included == other.resources.included,
                principals.included == other.principals.included,
            ]
            guard equalParts.count(where: { $0 }) >= 2, Self.hasStar(left) == Self.hasStar(right) else { return nil }
            var combined = left
            combined.actions.merge(right.actions) { $0 }
            combined.resources.merge(right.resources, by: \.identity)
            combined.principals.merge(right.principals) { $0.meaning ?? $0.objectIdentity }
            if let sizes, sizes.estimate(combined) > StatementMerging.maximumSize { return nil }
            return Candidate(NumberedStatement(numbers: entry.numbers + other.entry.numbers, statement: combined))
        }

        func mergedIfEqual(_ other: Candidate) -> Candidate? {
            guard entry.statement.effect == other.entry.statement.effect, entry.statement.sid == other.entry.statement.sid,
                conditions == other.conditions, actions == other.actions, resources == other.resources, principals == other.principals
            else { return nil }
            return Candidate(NumberedStatement(numbers: entry.numbers + other.entry.numbers, statement: entry.statement))
        }

        private static func hasStar(_ statement: PolicyStatement) -> Bool {
            statement.principals.included.contains { $0.fragment.literal != nil }
        }
    }

    /// One part of a statement as the keys of its elements.
    private struct Parts: Equatable {
        let included: Set<String>
        let excluded: Set<String>

        init<Element>(_ match: PolicyMatch<Element>, by key: (Element) -> String) {
            included = Set(match.included.map(key))
            excluded = Set(match.excluded.map(key))
        }
    }
}

extension PolicyStatement {
    fileprivate var hasNoSid: Bool { sid?.isEmpty != false }
}

extension PolicyMatch {
    /// Adds what the other match includes and this one does not.
    fileprivate mutating func merge(_ other: PolicyMatch, by key: (Element) -> String) {
        guard case .only(let elements) = self, case .only(let others) = other else { return }
        self = PolicyMatch.only(elements + others).unique(by: key)
    }
}
