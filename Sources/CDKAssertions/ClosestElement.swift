import CloudAssembly

extension Template {
    /// The name of the first element that matches; if none does, a failure says which comes closest and where it differs.
    func expect(_ pattern: Pattern, in elements: OrderedMap<JSON>, called kind: String, _ place: TestLine) -> String? {
        if pattern.isUnknown(place) { return nil }
        let comparisons = elements.map { (name: $0.key, comparison: pattern.comparison(with: $0.value)) }
        let matches = comparisons.filter(\.comparison.mismatches.isEmpty)
        for match in matches { match.comparison.keep() }
        if let match = matches.first { return match.name }
        guard let closest = comparisons.min(by: { $0.comparison.distance < $1.comparison.distance }) else {
            fail("There is no \(kind)", pattern, place)
            return nil
        }
        let lines = closest.comparison.mismatches.map { "  \($0.description)" }
        let which = elements.count == 1 ? "The only one, \(closest.name)" : "The closest of \(elements.count), \(closest.name)"
        fail("No \(kind) is like that. \(which), differs:\n" + BoundedList.lines(lines), pattern, place)
        return nil
    }
}
