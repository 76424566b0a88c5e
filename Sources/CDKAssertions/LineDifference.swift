/// What is different in two texts, line by line: removed lines behind `-`, new ones behind `+`, and what is around them.
struct LineDifference: CustomStringConvertible {
    private static let context = 3
    /// More lines than these are not shown.
    private static let most = 80

    let description: String

    init(from old: String, to new: String) {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = newLines.difference(from: oldLines)
        let removed = Self.offsets(difference.removals)
        let inserted = Self.offsets(difference.insertions)
        var lines: [(text: String, isChange: Bool)] = []
        var before = 0
        var after = 0
        while before < oldLines.count || after < newLines.count {
            if removed.contains(before) {
                lines.append(("- \(oldLines[before])", true))
                before += 1
            } else if inserted.contains(after) {
                lines.append(("+ \(newLines[after])", true))
                after += 1
            } else {
                lines.append(("  \(oldLines[before])", false))
                before += 1
                after += 1
            }
        }
        description = Self.shown(lines).joined(separator: "\n")
    }

    private static func offsets(_ changes: [CollectionDifference<Substring>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }

    private static func shown(_ lines: [(text: String, isChange: Bool)]) -> [String] {
        let changes = lines.indices.filter { lines[$0].isChange }
        let near = Set(changes.flatMap { max(0, $0 - context)...min(lines.count - 1, $0 + context) }).sorted()
        var shown: [String] = []
        var last = -1
        for index in near {
            if index > last + 1 { shown.append("  …") }
            shown.append(lines[index].text)
            last = index
        }
        if last < lines.count - 1 { shown.append("  …") }
        return shown.count > most ? shown.prefix(most) + ["  … and \(shown.count - most) lines more"] : shown
    }
}
