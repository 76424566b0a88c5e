/// An element of its own for each of as many patterns as possible.
///
/// By augmenting paths: what was given to one pattern goes to another where the first finds a further one. So it takes at most the product
/// of patterns, and of elements that match, however many ways there are to share them out.
struct ElementMatching {
    /// The place of each pattern's element; nil for a pattern that has none.
    private(set) var elements: [Int?]
    private let candidates: [[Int]]
    private var owners: [Int?]

    /// - Parameters:
    ///   - candidates: The places of the elements that each pattern matches.
    ///   - elementCount: How many elements there are.
    init(_ candidates: [[Int]], elementCount: Int) {
        self.candidates = candidates
        elements = Array(repeating: nil, count: candidates.count)
        owners = Array(repeating: nil, count: elementCount)
        for pattern in candidates.indices {
            var seen: Set<Int> = []
            _ = give(pattern, &seen)
        }
    }

    private mutating func give(_ pattern: Int, _ seen: inout Set<Int>) -> Bool {
        for element in candidates[pattern] where seen.insert(element).inserted {
            if let owner = owners[element], !give(owner, &seen) { continue }
            (owners[element], elements[pattern]) = (pattern, element)
            return true
        }
        return false
    }
}
