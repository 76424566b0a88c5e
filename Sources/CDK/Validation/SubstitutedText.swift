/// The text of `Fn::Sub`.
enum SubstitutedText {
    /// The names between `${` and `}`, without those that `!` excepts.
    static func variables(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let start = rest.range(of: "${") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: "}") else { break }
            let name = rest[..<end]
            if !name.hasPrefix("!") { names.append(String(name)) }
            rest = rest[end...]
        }
        return names
    }
}
