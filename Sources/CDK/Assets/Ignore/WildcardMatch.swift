/// A pattern with wildcards at work on one text.
///
/// All places at which a part of the pattern may end are followed at once, so that no pattern takes long.
struct WildcardMatch {
    /// Places in the text, in their order.
    private typealias Places = [Int]

    let pattern: WildcardPattern
    let text: [Unicode.Scalar]
    /// Where each group may end, by its number and the place where it begins.
    private var known: [[Int]: [Int]] = [:]

    init(pattern: WildcardPattern, text: [Unicode.Scalar]) {
        self.pattern = pattern
        self.text = text
    }

    /// The places at which elements may end that begin at one of these.
    mutating func ends(of elements: [WildcardPattern.Element], from starts: [Int]) -> [Int] {
        var places = starts
        for element in elements {
            if places.isEmpty { break }
            places = ends(of: element, from: places)
        }
        return places
    }

    private mutating func ends(of element: WildcardPattern.Element, from starts: Places) -> Places {
        switch element {
        case .literal(let scalar): return starts.filter { $0 < text.count && pattern.isSame(text[$0], scalar) }.map { $0 + 1 }
        case .one: return starts.filter { isTaken($0) }.map { $0 + 1 }
        case .oneOf(let ranges, let isNegated):
            return starts.filter { isTaken($0) && pattern.isOne(of: ranges, text[$0]) != isNegated }.map { $0 + 1 }
        case .many:
            var places: Places = []
            for start in starts where start > places.last ?? -1 && !isHidden(start) { places += start...end(ofNameAt: start) }
            return places
        case .anything: return starts.first.map { Array($0...text.count) } ?? []
        case .directories:
            let first = starts.first ?? text.count
            var isEnd = [Bool](repeating: false, count: text.count + 1)
            for start in starts { isEnd[start] = true }
            for place in text.indices[first...] where text[place] == "/" { isEnd[place + 1] = true }
            return isEnd.indices.filter { isEnd[$0] }
        case .group(let group):
            var isEnd = [Bool](repeating: false, count: text.count + 1)
            for start in starts {
                if group.mayBeMissing { isEnd[start] = true }
                for end in ends(of: group, from: start) { isEnd[end] = true }
            }
            return isEnd.indices.filter { isEnd[$0] }
        case .otherThan(let group): return ends(ofOtherThan: group, from: starts)
        }
    }

    /// The ends of a group that begins at one place.
    private mutating func ends(of group: WildcardPattern.Group, from start: Int) -> Places {
        // From the end of the text on, so that the turns that follow are known.
        for place in (start...text.count).reversed() where known[[group.number, place]] == nil {
            var isEnd = [Bool](repeating: false, count: text.count + 1)
            for alternative in group.alternatives {
                for end in ends(of: alternative, from: [place]) {
                    isEnd[end] = true
                    // A turn that takes nothing brings no other turn any further.
                    guard group.repeats, end > place else { continue }
                    for further in known[[group.number, end]] ?? [] { isEnd[further] = true }
                }
            }
            known[[group.number, place]] = isEnd.indices.filter { isEnd[$0] }
        }
        return known[[group.number, start]] ?? []
    }

    private mutating func ends(ofOtherThan group: WildcardPattern.Group, from starts: Places) -> Places {
        var isEnd = [Bool](repeating: false, count: text.count + 1)
        for start in starts where !isHidden(start) {
            var others = ends(of: group, from: start)[...]
            for place in start...end(ofNameAt: start) {
                if others.first == place { others.removeFirst() } else { isEnd[place] = true }
            }
        }
        return isEnd.indices.filter { isEnd[$0] }
    }

    // MARK: Places

    private func isTaken(_ place: Int) -> Bool { place < text.count && text[place] != "/" && !isHidden(place) }

    private func isHidden(_ place: Int) -> Bool { pattern.hidesDotFiles && place == 0 && text.first == "." }

    /// The place of the slash behind a place, or that of the end.
    private func end(ofNameAt place: Int) -> Int { text[place...].firstIndex(of: "/") ?? text.count }
}
