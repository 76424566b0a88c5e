import CDK
import CloudAssembly

/// The part of a statement that a principal is: who it is, and under which conditions.
struct PrincipalFragment {
    /// A principal that is a text of its own, `*`; it cannot stand beside others.
    var literal: String?
    /// The principal's names by the kinds of the policy language: `AWS`, `Service`, `Federated`, `CanonicalUser`.
    var names: OrderedMap<[AnyValue]> = [:]
    var conditions: Conditions = [:]

    init(_ kind: String, _ name: AnyValue, _ conditions: Conditions = [:]) {
        names[kind] = [name]
        self.conditions = conditions
    }

    init(literal: String) { self.literal = literal }

    /// The fragment of a principal in JSON.
    init(_ json: JSON) {
        switch json {
        case .string(let text): literal = text
        case .object(let members):
            names = members.mapValues { value in
                (value.array ?? [value]).map { AnyValue($0) }
            }
        default: break
        }
    }

    /// All of the fragments as one principal.
    init(merging fragments: [PrincipalFragment]) {
        for fragment in fragments {
            literal = literal ?? fragment.literal
            for (kind, added) in fragment.names { names[kind, default: []] += added }
        }
    }

    /// The value of `Principal`; nil if there is none.
    var value: AnyValue? {
        if let literal { return AnyValue(literal) }
        let kinds = names.filter { !$0.value.isEmpty }
        guard !kinds.isEmpty else { return nil }
        return .object(kinds.map { ($0.key, $0.value.count == 1 ? $0.value[0] : AnyValue($0.value)) })
    }
}
