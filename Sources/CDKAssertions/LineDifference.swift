/// What is different in two texts, line by line: removed lines behind `-`, new ones behind `+`, and what is around them.
struct LineDifference: CustomStringConvertible {
    private static let context = 3
    /// More lines than these are not shown.
    private static let most = 80

    let description: String

    init(from old: String, to new: String) {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [(text: String, isChange: Bool)] = []
        var (before, after) = (0, 0)
        for anchor in LineAnchors(oldLines, newLines).pairs + [(oldLines.count, newLines.count)] {
            Self.compare(oldLines[before..<anchor.0], newLines[after..<anchor.1], &lines)
            if anchor.0 < oldLines.count { lines.append(("  \(oldLines[anchor.0])", false)) }
            (before, after) = (anchor.0 + 1, anchor.1 + 1)
        }
        description = Self.shown(lines).joined(separator: "\n")
    }

    /// The lines between two anchors.
    private static func compare(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>, _ lines: inout [(text: String, isChange: Bool)])
    {
        let (oldLines, newLines) = (Array(old), Array(new))
        // The search for the shortest difference takes time and memory by the square of its length.
        let isSearched = oldLines.count + newLines.count <= LineAnchors.mostSearched
        let difference = isSearched ? newLines.difference(from: oldLines) : nil
        let removed = difference.map { offsets($0.removals) } ?? Set(oldLines.indices)
        let inserted = difference.map { offsets($0.insertions) } ?? Set(newLines.indices)
        var (before, after) = (0, 0)
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
