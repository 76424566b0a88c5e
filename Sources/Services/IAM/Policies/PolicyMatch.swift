/// What a statement applies to: some actions, resources or principals, or all but some.
///
///     actions: ["s3:GetObject"]
///     actions: .only(readActions)
///     actions: .allExcept(["iam:*"])
public enum PolicyMatch<Element>: ExpressibleByArrayLiteral {
    case only([Element])
    /// `NotAction`, `NotResource`, `NotPrincipal`.
    case allExcept([Element])

    public init(arrayLiteral elements: Element...) { self = .only(elements) }

    /// What is matched; empty if the match is by exclusion.
    public var included: [Element] {
        if case .only(let elements) = self { elements } else { [] }
    }

    /// What is excluded.
    public var excluded: [Element] {
        if case .allExcept(let elements) = self { elements } else { [] }
    }

    /// What is named, matched or excluded.
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
