import Testing

@testable import CDKAssertions

/// An element for each of several patterns, whichever way they can be shared out.
@Suite struct ElementMatchingTests {
    @Test func oneGivesWayWhereItHasAnother() {
        #expect(ElementMatching([[0, 1], [0]], elementCount: 2).elements == [1, 0])
        #expect(ElementMatching([[0, 1], [0, 2], [0]], elementCount: 3).elements == [1, 2, 0])
    }

    @Test func oneWithoutAnElementTakesNone() {
        #expect(ElementMatching([[0], [0]], elementCount: 1).elements == [0, nil])
        #expect(ElementMatching([[], [0]], elementCount: 1).elements == [nil, 0])
        #expect(ElementMatching([], elementCount: 3).elements.isEmpty)
    }

    /// As many as any way of sharing gives, and each element once, for all patterns of three elements.
    @Test func noWayGivesMore() {
        let sets = (0..<8).map { bits in (0..<3).filter { bits >> $0 & 1 == 1 } }
        func most(_ candidates: ArraySlice<[Int]>, without taken: Set<Int>) -> Int {
            guard let first = candidates.first else { return 0 }
            let rest = candidates.dropFirst()
            let given = first.filter { !taken.contains($0) }.map { 1 + most(rest, without: taken.union([$0])) }
            return ([most(rest, without: taken)] + given).max() ?? 0
        }
        for first in sets {
            for second in sets {
                for third in sets {
                    let candidates = [first, second, third]
                    let given = ElementMatching(candidates, elementCount: 3).elements
                    let elements = given.compactMap { $0 }
                    #expect(elements.count == most(candidates[...], without: []), "\(candidates)")
                    #expect(Set(elements).count == elements.count)
                    #expect(zip(candidates, given).allSatisfy { $1 == nil || $0.contains($1 ?? -1) })
                }
            }
        }
    }

    /// Forty patterns that match forty elements but for one have more ways than could be tried one by one.
    @Test func manyWaysAreNotTriedOneByOne() {
        let candidates = Array(repeating: Array(0..<39), count: 40)
        #expect(ElementMatching(candidates, elementCount: 40).elements.filter { $0 == nil }.count == 1)
    }
}
