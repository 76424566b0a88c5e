/// A pattern with wildcards at work on one text.
///
/// All places at which a part of the pattern may end are followed at once, so that no pattern takes long.
struct WildcardMatch {
    /// Places in the text, in their order.
    private typealias Places = [Int]

    let pattern: WildcardPattern
    let text: [Unicode.Scalar]
    /// Where each `!(…)` may end, by its number and the place where it begins.
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
            return Self.union(starts, text.indices[first...].filter { text[$0] == "/" }.map { $0 + 1 })
        case .group(let alternatives, let mayBeMissing, let repeats):
            return endsOfGroup(alternatives, mayBeMissing, repeats, from: starts)
        case .otherThan(let alternatives, let number):
            return starts.reduce(into: []) { $0 = Self.union($0, ends(ofOtherThan: alternatives, number, from: $1)) }
        }
    }

    private mutating func endsOfGroup(
        _ alternatives: [[WildcardPattern.Element]], _ mayBeMissing: Bool, _ repeats: Bool, from starts: Places
    ) -> Places {
        var found: Places = []
        var latest = starts
        repeat {
            let next = alternatives.reduce(into: Places()) { $0 = Self.union($0, ends(of: $1, from: latest)) }
            // What was found before has been followed already.
            let before = Set(found)
            latest = next.filter { !before.contains($0) }
            found = Self.union(found, latest)
        } while repeats && !latest.isEmpty
        return mayBeMissing ? Self.union(starts, found) : found
    }

    private mutating func ends(ofOtherThan alternatives: [[WildcardPattern.Element]], _ number: Int, from start: Int) -> Places {
        if isHidden(start) { return [] }
        if let places = known[[number, start]] { return places }
        let others = alternatives.reduce(into: Set<Int>()) { $0.formUnion(ends(of: $1, from: [start])) }
        let places = (start...end(ofNameAt: start)).filter { !others.contains($0) }
        known[[number, start]] = places
        return places
    }

    // MARK: Places

    private func isTaken(_ place: Int) -> Bool { place < text.count && text[place] != "/" && !isHidden(place) }

    private func isHidden(_ place: Int) -> Bool { pattern.hidesDotFiles && place == 0 && text.first == "." }

    /// The place of the slash behind a place, or that of the end.
    private func end(ofNameAt place: Int) -> Int { text[place...].firstIndex(of: "/") ?? text.count }

    /// Both, in their order, each once.
    private static func union(_ left: Places, _ right: Places) -> Places {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        return Set(left).union(right).sorted()
    }
}
