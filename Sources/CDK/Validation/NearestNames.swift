/// Names that somebody may have meant who wrote another.
package enum NearestNames {
    private static let maximumCount = 3
    /// Letters that may differ.
    static let maximumDistance = 3

    /// The nearest of the names, at most three, which a few letters tell apart.
    static func find(_ name: String, among names: some Sequence<String>) -> [String] {
        let near = near(name, among: names, within: max(1, min(maximumDistance, name.utf8.count / 3)))
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(maximumCount).map(\.name)
    }

    /// The names that the fewest letters tell apart, in their order; none if more than `limit` do.
    package static func closest(to name: String, among names: some Sequence<String>, within limit: Int) -> [String] {
        let near = near(name, among: names, within: limit)
        let least = near.map(\.distance).min()
        return near.filter { $0.distance == least }.map(\.name)
    }

    private static func near(
        _ name: String, among names: some Sequence<String>, within limit: Int
    ) -> [(name: String, distance: Int)] {
        let wanted = Array(name.lowercased().utf8)
        var found: [(name: String, distance: Int)] = []
        for candidate in names where abs(candidate.utf8.count - wanted.count) <= limit {
            let letters = Array(candidate.lowercased().utf8)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters, limit: limit)
            if distance <= limit { found.append((candidate, distance)) }
        }
        return found
    }

    /// `write A, B or C`, or other advice where no name is near.
    static func advice(_ name: String, among names: some Sequence<String>, otherwise: String) -> String {
        let nearest = find(name, among: names)
        return nearest.isEmpty ? otherwise : "write \(list(nearest))"
    }

    /// The names as one text: `A, B or C`.
    static func list(_ names: [String], _ word: String = "or") -> String {
        guard names.count > 1, let last = names.last else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    /// How many letters have to be changed, added, removed, or swapped with their neighbours.
    private static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var current = [row + 1]
            for column in other.indices {
                var best = min(last[column] + (letter == other[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            if current.min().map({ $0 > limit }) == true { return limit + 1 }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
