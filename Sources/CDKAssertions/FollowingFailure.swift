import CloudAssembly
import Synchronization
import Testing

/// The expectations of a template that failed, for those that follow from them.
final class EarlierFailures: Sendable {
    private struct Entry: Equatable {
        let test: Test.ID?
        let place: TestLine
    }

    private let entries = Mutex<[Entry]>([])

    /// Those of the test that runs.
    var places: [TestLine] {
        let test = Test.current?.id
        return entries.withLock { $0.filter { $0.test == test }.map(\.place) }
    }

    func add(_ place: TestLine) {
        let entry = Entry(test: Test.current?.id, place: place)
        entries.withLock { if !$0.contains(entry) { $0.append(entry) } }
    }
}

extension Template {
    /// Records that an expectation failed; where it expects nil, that this may follow from one that failed before.
    func fail(_ message: String, _ pattern: Pattern, _ place: TestLine) {
        let earlier = earlierFailures.places.filter { $0 != place }
        var message = message
        if !earlier.isEmpty, pattern.parts.contains(where: \.isNothing) {
            let failed = earlier.map { $0.words(from: place) }.joined(separator: ", ")
            message += "\nThe nil in it may be what an expectation that failed should have found (\(failed)): mend that first"
        }
        earlierFailures.add(place)
        pattern.failCaptures(at: place)
        place.fail(message)
    }
}

extension Pattern {
    /// Records that an expectation cannot be checked: its pattern has a mistake, or a capture that it compares with has no value.
    func isUnknown(_ place: TestLine) -> Bool {
        if let mistake {
            failCaptures(at: place)
            place.fail(mistake)
            return true
        }
        let unknown = parts.lazy.compactMap { part in
            if case .captured(let capture) = part, capture.value == nil || capture.failure != nil { capture } else { nil }
        }
        guard let capture = unknown.first else { return false }
        failCaptures(at: place)
        if let failure = capture.failure {
            place.fail(
                "This follows from an expectation that failed (\(failure.words(from: place))), whose capture it compares with: mend that first"
            )
        } else {
            place.fail(
                "The capture that this compares with has kept nothing: an expectation before it has to hold, with .capture(…) in its pattern"
            )
        }
        return true
    }

    /// Notes in captures that the expectation which should have filled them failed.
    fileprivate func failCaptures(at place: TestLine) {
        for case .capture(let capture, _) in parts { capture.fail(at: place) }
    }

    fileprivate var isNothing: Bool {
        if case .nothing = self { true } else { false }
    }

    /// The pattern and all patterns within.
    var parts: [Pattern] {
        switch self {
        case .object(let members): [self] + members.flatMap { $0.value.parts }
        case .array(let inner), .arrayContaining(let inner), .arrayContainingInOrder(let inner), .any(let inner), .all(let inner):
            [self] + inner.flatMap(\.parts)
        case .json(let inner), .not(let inner), .capture(_, let inner): [self] + inner.parts
        case .present, .absent, .nothing, .equal, .prefix, .suffix, .substring, .regularExpression, .number, .captured: [self]
        }
    }
}
