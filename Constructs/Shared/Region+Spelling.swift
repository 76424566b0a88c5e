import CDK

extension Region {
    /// More differences than these are another word, not a slip.
    private static let mostSlips = 2

    /// Those of `regions` whose codes differ least from this one's, in their order; empty if none is similar.
    func similar(in regions: [Region]) -> [Region] {
        let counts = regions.map { differences(from: $0) }
        guard let least = counts.min(), least <= Self.mostSlips else { return [] }
        return zip(regions, counts).filter { $0.1 == least }.map(\.0)
    }

    /// How many letters have to be put in, taken out or changed to make the other code of this one (Levenshtein's distance).
    private func differences(from other: Region) -> Int {
        let wanted = Array(other.rawValue)
        var row = Array(0...wanted.count)
        for (index, letter) in rawValue.enumerated() {
            var next = [index + 1]
            for (column, wantedLetter) in wanted.enumerated() {
                next.append(min(row[column] + (letter == wantedLetter ? 0 : 1), row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[wanted.count]
    }
}
