/// What is different in two texts, line by line: removed lines behind `-`, new ones behind `+`, and what is around them.
struct LineDifference: CustomStringConvertible {
    private static let context = 3
    /// More lines than these are not shown.
    private static let most = 80
    /// More of a line is not shown.
    private static let longest = 240

    /// Bytes, of which equal ones are written alike: Swift takes texts for equal that are composed of other letters.
    typealias Line = ArraySlice<UInt8>

    private enum Mark: String {
        case same = "  "
        case removed = "- "
        case inserted = "+ "
    }

    let description: String

    init(from old: String, to new: String) {
        let oldLines = Array(old.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let newLines = Array(new.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var lines: [(line: Line, mark: Mark)] = []
        var (before, after) = (0, 0)
        for anchor in LineAnchors(oldLines, newLines).pairs + [(oldLines.count, newLines.count)] {
            Self.compare(oldLines[before..<anchor.0], newLines[after..<anchor.1], &lines)
            if anchor.0 < oldLines.count { lines.append((oldLines[anchor.0], .same)) }
            (before, after) = (anchor.0 + 1, anchor.1 + 1)
        }
        description = Self.shown(lines).joined(separator: "\n")
    }

    /// The lines between two anchors.
    private static func compare(_ old: ArraySlice<Line>, _ new: ArraySlice<Line>, _ lines: inout [(line: Line, mark: Mark)]) {
        let (oldLines, newLines) = (Array(old), Array(new))
        // The search for the shortest difference takes time and memory by the square of its length.
        let isSearched = oldLines.count + newLines.count <= LineAnchors.mostSearched
        let difference = isSearched ? newLines.difference(from: oldLines) : nil
        let removed = difference.map { offsets($0.removals) } ?? Set(oldLines.indices)
        let inserted = difference.map { offsets($0.insertions) } ?? Set(newLines.indices)
        var (before, after) = (0, 0)
        while before < oldLines.count || after < newLines.count {
            if removed.contains(before) {
                lines.append((oldLines[before], .removed))
                before += 1
            } else if inserted.contains(after) {
                lines.append((newLines[after], .inserted))
                after += 1
            } else {
                lines.append((oldLines[before], .same))
                before += 1
                after += 1
            }
        }
    }

    private static func offsets(_ changes: [CollectionDifference<Line>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }

    private static func shown(_ lines: [(line: Line, mark: Mark)]) -> [String] {
        let starts = starts(lines)
        let changes = lines.indices.filter { lines[$0].mark != .same }
        let near = Set(changes.flatMap { max(0, $0 - context)...min(lines.count - 1, $0 + context) }).sorted()
        var shown: [String] = []
        var last = -1
        for index in near {
            if index > last + 1 { shown.append("  …") }
            shown.append(lines[index].mark.rawValue + excerpt(lines[index].line, from: starts[index] ?? 0))
            last = index
        }
        if last < lines.count - 1 { shown.append("  …") }
        return shown.count > most ? shown.prefix(most) + ["  … and \(shown.count - most) lines more"] : shown
    }

    /// Where a long line that took the place of another begins to differ from it, with a little before that; by the offsets of both.
    private static func starts(_ lines: [(line: Line, mark: Mark)]) -> [Int: Int] {
        var starts: [Int: Int] = [:]
        var removed: [Int] = []
        for (offset, entry) in lines.enumerated() {
            switch entry.mark {
            case .same: removed = []
            case .removed: removed.append(offset)
            case .inserted:
                guard let former = removed.first else { continue }
                removed.removeFirst()
                let common = zip(lines[former].line, entry.line).prefix { $0 == $1 }.count
                if common > longest / 2 { for place in [former, offset] { starts[place] = common - longest / 4 } }
            }
        }
        return starts
    }

    private static func excerpt(_ line: Line, from start: Int) -> String {
        let part = line.count > longest ? line.dropFirst(start).drop { $0 & 0xC0 == 0x80 } : line
        let text = String(decoding: part, as: UTF8.self)
        return (part.startIndex > line.startIndex ? "…" : "") + text.prefix(longest) + (part.count > longest ? "…" : "")
    }
}
