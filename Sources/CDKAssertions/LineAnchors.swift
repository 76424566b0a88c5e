/// Lines that are the same in two long texts, and stand in the same order: each is there once in both.
///
/// What is between them is so short that the shortest difference can be searched for.
struct LineAnchors {
    /// More lines than these are divided.
    static let mostSearched = 2_000

    /// Offsets in the two texts, growing in both; none in short texts.
    let pairs: [(Int, Int)]

    init(_ old: [LineDifference.Line], _ new: [LineDifference.Line]) {
        guard old.count + new.count > Self.mostSearched else {
            pairs = []
            return
        }
        let places = Self.singles(new)
        let common = Self.singles(old).compactMap { line, offset in places[line].map { (offset, $0) } }.sorted { $0.0 < $1.0 }
        pairs = Self.longestGrowing(common)
    }

    private static func singles(_ lines: [LineDifference.Line]) -> [LineDifference.Line: Int] {
        var offsets: [LineDifference.Line: Int?] = [:]
        for (offset, line) in lines.enumerated() { offsets[line] = .some(offsets[line] == nil ? offset : nil) }
        return offsets.compactMapValues { $0 }
    }

    /// The longest selection that grows in the second offsets; the first ones grow already.
    private static func longestGrowing(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        // For each length the selection of that length whose last offset is the smallest, by its last pair.
        var ends: [Int] = []
        var former = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
            }
            former[index] = low > 0 ? ends[low - 1] : nil
            if low < ends.count { ends[low] = index } else { ends.append(index) }
        }
        var selected: [(Int, Int)] = []
        var next = ends.last
        while let index = next {
            selected.append(pairs[index])
            next = former[index]
        }
        return selected.reversed()
    }
}
