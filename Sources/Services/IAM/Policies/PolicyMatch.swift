/// The things that a statement applies to: some actions, resources or principals, or all but some.
///
///     actions: ["s3:GetObject"]
///     actions: .only(readActions)
///     actions: .allExcept(["iam:*"])
public enum PolicyMatch<Element>: ExpressibleByArrayLiteral {
    /// These: `Action`, `Resource`, `Principal`.
    case only([Element])
    /// All but these: `NotAction`, `NotResource`, `NotPrincipal`.
    case allExcept([Element])

    /// A match of these.
    public init(arrayLiteral elements: Element...) { self = .only(elements) }

    /// The matched ones; empty if the match is by exclusion.
    public var included: [Element] {
        if case .only(let elements) = self { elements } else { [] }
    }

    /// The excluded ones; empty if the match is by inclusion.
    public var excluded: [Element] {
        if case .allExcept(let elements) = self { elements } else { [] }
    }

    /// The named ones, matched or excluded.
    public var elements: [Element] {
        switch self {
        case .only(let elements), .allExcept(let elements): elements
        }
    }

    var isEmpty: Bool { elements.isEmpty }

    /// The same kind of match, each element once by its key.
    func unique(by key: (Element) -> String) -> PolicyMatch {
        var seen: Set<String> = []
        let kept = elements.filter { seen.insert(key($0)).inserted }
        return if case .only = self { .only(kept) } else { .allExcept(kept) }
    }
}
