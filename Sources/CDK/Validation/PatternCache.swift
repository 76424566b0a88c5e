import CDKSchemas

/// The patterns of the tables of schemas, each compiled once.
final class PatternCache: Slot {
    private var compiled: [UnsafePointer<UInt8>?: Pattern?] = [:]

    init() {}

    /// Whether a text matches, and how many steps that took; nil where it cannot be said.
    func matches(_ text: String, _ pattern: SchemaText) -> (isMatch: Bool?, steps: Int) {
        let known = compiled[pattern.id]
        let pattern = known ?? compile(pattern)
        return pattern?.match(text) ?? (nil, 0)
    }

    private func compile(_ text: SchemaText) -> Pattern? {
        // The generator has tried each of them.
        let pattern = try? Pattern(text.string)
        compiled[text.id] = .some(pattern)
        return pattern
    }
}
