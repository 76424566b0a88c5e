/// What a failure lists, cut where it gets long: whoever reads it looks at the first.
enum BoundedList {
    private static let mostLines = 40
    private static let mostNames = 20

    /// Lines, one below the other.
    static func lines(_ lines: [String]) -> String {
        let rest = lines.count > mostLines ? ["  … and \(lines.count - mostLines) lines more"] : []
        return (lines.prefix(mostLines) + rest).joined(separator: "\n")
    }

    /// Names beside each other.
    static func names(_ names: [String]) -> String {
        names.prefix(mostNames).joined(separator: ", ") + (names.count > mostNames ? " and \(names.count - mostNames) more" : "")
    }
}
