import CloudAssembly

/// What a pattern finds in a value: where they differ, and what is to be captured if they do not.
struct PatternComparison {
    /// A place where a value is not as the pattern says.
    struct Mismatch {
        let path: String
        let reason: String
        /// How much of the pattern is missed: a member that is not there counts with all that it should have held.
        let weight: Int

        var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
    }

    private(set) var mismatches: [Mismatch] = []
    private(set) var captured: [(capture: Capture, value: JSON)] = []

    /// How far the value is from the pattern.
    var distance: Int { mismatches.reduce(0) { $0 + $1.weight } }

    /// Keeps what was captured.
    func keep() {
        for (capture, value) in captured { capture.keep(value) }
    }

    mutating func miss(_ path: String, _ reason: String, weight: Int = 1) {
        mismatches.append(Mismatch(path: path, reason: reason, weight: weight))
    }

    mutating func capture(_ value: JSON?, by capture: Capture) {
        if let value { captured.append((capture, value)) }
    }

    /// Takes over what another comparison found.
    mutating func add(_ other: PatternComparison) {
        mismatches += other.mismatches
        captured += other.captured
    }
}

extension Pattern {
    /// Compares a value, or its absence, with the pattern.
    func comparison(with value: JSON?, at path: String = "") -> PatternComparison {
        var comparison = PatternComparison()
        compare(value, at: path, in: &comparison)
        return comparison
    }

    private func compare(_ value: JSON?, at path: String, in comparison: inout PatternComparison) {
        switch self {
        case .present:
            if value == nil { comparison.miss(path, "is not there") }
        case .absent:
            if let value { comparison.miss(path, "is there, as \(value.excerpt)") }
        case .nothing:
            if let value { comparison.miss(path, "is there, as \(value.excerpt), and what is expected is nil") }
        case .captured(let capture):
            guard let expected = capture.value else { return miss(value, path, in: &comparison) }
            Self.compare(value, with: expected, at: path, in: &comparison)
        case .equal(let expected): Self.compare(value, with: expected, at: path, in: &comparison)
        case .object(let members):
            guard let object = value?.object else { return miss(value, path, in: &comparison) }
            for (name, pattern) in members { pattern.compare(object[name], at: path.member(name), in: &comparison) }
        case .array, .arrayContaining, .arrayContainingInOrder:
            guard let array = value?.array else { return miss(value, path, in: &comparison) }
            compareElements(array, at: path, in: &comparison)
        case .prefix, .suffix, .substring, .regularExpression, .json:
            guard let text = value?.string else { return miss(value, path, in: &comparison) }
            compareText(text, at: path, in: &comparison)
        case .number(let range):
            guard let number = value?.number, range.contains(number) else { return miss(value, path, in: &comparison) }
        case .not(let pattern):
            if pattern.matches(value) { miss(value, path, in: &comparison) }
        case .any(let patterns):
            guard let match = patterns.lazy.map({ $0.comparison(with: value, at: path) }).first(where: \.mismatches.isEmpty) else {
                return miss(value, path, in: &comparison)
            }
            comparison.add(match)
        case .all(let patterns): for pattern in patterns { pattern.compare(value, at: path, in: &comparison) }
        case .capture(let capture, let pattern):
            pattern.compare(value, at: path, in: &comparison)
            comparison.capture(value, by: capture)
        }
    }

    private func compareElements(_ array: [JSON], at path: String, in comparison: inout PatternComparison) {
        switch self {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if index < array.count {
                    element.compare(array[index], at: path.element(index), in: &comparison)
                } else {
                    element.miss(nil, path.element(index), in: &comparison)
                }
            }
            for index in array.indices.dropFirst(elements.count) {
                comparison.miss(path.element(index), "is one more than the \(elements.count) of the pattern: \(array[index].excerpt)")
            }
        case .arrayContaining(let elements):
            Self.findEach(of: elements, in: array, at: path, in: &comparison)
        case .arrayContainingInOrder(let elements):
            var start = 0
            for element in elements {
                guard let index = element.find(in: array, from: start, at: path, in: &comparison) else { return }
                start = index + 1
            }
        default: break
        }
    }

    /// The first element that matches; if there is none, what is wrong with the one that comes closest.
    private func find(in array: [JSON], from start: Int, at path: String, in comparison: inout PatternComparison) -> Int? {
        let tried = array.indices.dropFirst(start).map { self.comparison(with: array[$0], at: path.element($0)) }
        if let index = tried.firstIndex(where: \.mismatches.isEmpty) {
            comparison.add(tried[index])
            return start + index
        }
        missElement(
            start > 0 ? "has no element \(excerpt) after [\(start - 1)]" : "has no element \(excerpt)", tried, path, in: &comparison)
        return nil
    }

    /// An element of its own for each pattern, in any order.
    private static func findEach(of patterns: [Pattern], in array: [JSON], at path: String, in comparison: inout PatternComparison) {
        let tried = patterns.map { pattern in array.indices.map { pattern.comparison(with: array[$0], at: path.element($0)) } }
        let matching = ElementMatching(tried.map { row in row.indices.filter { row[$0].mismatches.isEmpty } }, elementCount: array.count)
        for (index, pattern) in patterns.enumerated() {
            if let element = matching.elements[index] {
                comparison.add(tried[index][element])
            } else if tried[index].contains(where: \.mismatches.isEmpty) {
                comparison.miss(
                    path, "has no further element \(pattern.excerpt): each of the pattern's needs one of its own", weight: pattern.weight)
            } else {
                pattern.missElement("has no element \(pattern.excerpt)", tried[index], path, in: &comparison)
            }
        }
    }

    private func missElement(_ reason: String, _ tried: [PatternComparison], _ path: String, in comparison: inout PatternComparison) {
        comparison.miss(path, reason, weight: weight)
        guard let closest = tried.min(by: { $0.distance < $1.distance }), closest.distance < weight else { return }
        // They explain what was missed, and do not count again.
        for mismatch in closest.mismatches { comparison.miss(mismatch.path, mismatch.reason, weight: 0) }
    }

    private func compareText(_ text: String, at path: String, in comparison: inout PatternComparison) {
        let isMatch: Bool
        switch self {
        case .prefix(let start): isMatch = text.hasPrefix(start)
        case .suffix(let end): isMatch = text.hasSuffix(end)
        case .substring(let part): isMatch = part.isEmpty || text.contains(part)
        case .regularExpression(let expression):
            guard let regex = try? Regex(expression) else { return comparison.miss(path, "/\(expression)/ is no regular expression") }
            isMatch = text.firstMatch(of: regex) != nil
        case .json(let pattern):
            guard let json = try? JSON(parsing: Array(text.utf8)) else {
                return comparison.miss(path, "is no JSON: \(JSON.string(text).excerpt)", weight: weight)
            }
            return pattern.compare(json, at: path.inText, in: &comparison)
        default: isMatch = true
        }
        if !isMatch { miss(.string(text), path, in: &comparison) }
    }

    /// Compares with a value that has to be the same; says where it is not.
    private static func compare(_ value: JSON?, with expected: JSON, at path: String, in comparison: inout PatternComparison) {
        if value == expected { return }
        switch (value, expected) {
        case (.object(let members)?, .object(let wanted)):
            for (name, element) in wanted { compare(members[name], with: element, at: path.member(name), in: &comparison) }
            for (name, element) in members where wanted[name] == nil {
                comparison.miss(path.member(name), "is there, as \(element.excerpt), and should not be")
            }
        case (.array(let elements)?, .array(let wanted)) where elements.count == wanted.count:
            for (index, element) in wanted.enumerated() {
                compare(elements[index], with: element, at: path.element(index), in: &comparison)
            }
        default: Pattern.equal(expected).miss(value, path, in: &comparison)
        }
    }

    private func miss(_ value: JSON?, _ path: String, in comparison: inout PatternComparison) {
        comparison.miss(path, value.map { "is \($0.excerpt), not \(excerpt)" } ?? "is not there; it should be \(excerpt)", weight: weight)
    }

    /// How much the pattern says: the values that it names.
    private var weight: Int {
        switch self {
        case .object(let members): max(1, members.reduce(0) { $0 + $1.value.weight })
        case .array(let elements), .arrayContaining(let elements), .arrayContainingInOrder(let elements), .all(let elements):
            max(1, elements.reduce(0) { $0 + $1.weight })
        case .json(let pattern), .capture(_, let pattern): pattern.weight
        default: 1
        }
    }
}

extension String {
    fileprivate func member(_ name: String) -> String { isEmpty ? name : "\(self).\(name)" }
    fileprivate func element(_ index: Int) -> String { "\(self)[\(index)]" }
    fileprivate var inText: String { "\(self)(JSON)" }
}

extension JSON {
    /// The value as text, cut where it gets long.
    fileprivate var excerpt: String { text().excerpt }
}

extension Pattern {
    /// The pattern as text, cut where it gets long.
    var excerpt: String { description.excerpt }
}

extension String {
    fileprivate var excerpt: String { utf8.count <= 200 ? self : prefix(200) + "…" }
}
