import CloudAssembly

/// A pattern for values of templates.
///
/// Literals stand for themselves, and `nil` for a member that is not there; of an object only the members that are named have to match:
///
///     ["BucketName": "films-\(suffix)", "LifecycleConfiguration": ["Rules": .arrayContaining([["Status": "Enabled"]])], "Tags": nil]
///
/// What is no literal is named: `Pattern(name)`.
public indirect enum Pattern: Sendable {
    /// Any value; a member that is there.
    case present
    /// No value at all; a member that is not there.
    case absent
    /// No value at all, because what is expected is nil: `Pattern(text)` of a text that is nil.
    case nothing
    /// Exactly this value, with all members of its objects.
    case equal(JSON)
    /// An object with members that match; it may have others.
    case object(OrderedMap<Pattern>)
    /// An array of elements that match, in this order.
    case array([Pattern])
    /// An array that has an element for each of these, in any order; it may have others.
    case arrayContaining([Pattern])
    /// An array that has an element for each of these, in this order; it may have others before, between and after.
    case arrayContainingInOrder([Pattern])
    /// A text that starts like this.
    case prefix(String)
    /// A text that ends like this.
    case suffix(String)
    /// A text that has this within.
    case substring(String)
    /// A text of which a part matches a regular expression, as Swift's `Regex` reads it; `^` and `$` stand for its ends.
    case regularExpression(String)
    /// A text that is JSON, whose value matches.
    case json(Pattern)
    /// A number within these bounds, which belong to it.
    case number(ClosedRange<Double>)
    /// A value, or the absence of one, that does not match.
    case not(Pattern)
    /// A value that matches one of these at least.
    case any([Pattern])
    /// A value that matches all of these.
    case all([Pattern])
    /// A value that matches, and is kept for later.
    case capture(Capture, Pattern)
    /// Exactly the value that a capture kept last; `Pattern(capture)` says it too.
    case captured(Capture)

    /// A number of this size or larger.
    public static func number(_ range: PartialRangeFrom<Double>) -> Pattern { .number(range.lowerBound...Double.infinity) }

    /// A number of this size or smaller.
    public static func number(_ range: PartialRangeThrough<Double>) -> Pattern { .number(-Double.infinity...range.upperBound) }

    /// Any value, which is kept for later.
    public static func capture(_ capture: Capture) -> Pattern { .capture(capture, .present) }

    /// True if a value, or its absence, matches; captures keep nothing.
    public func matches(_ value: JSON?) -> Bool { comparison(with: value).mismatches.isEmpty }
}

extension Pattern: CustomStringConvertible {
    /// The pattern as a failed expectation shows it: `{"Type": …, …}`.
    public var description: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .nothing: "nil"
        case .equal(let json): json.text()
        case .object(let members): "{" + members.map { "\(JSON.string($0.key)): \($0.value)" }.joined(separator: ", ") + ", …}"
        case .array(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
        case .arrayContaining(let elements): "[…, " + elements.map(\.description).joined(separator: ", ") + ", …]"
        case .arrayContainingInOrder(let elements): "[…, " + elements.map(\.description).joined(separator: ", …, ") + ", …]"
        case .prefix(let text): JSON.string(text + "…").text()
        case .suffix(let text): JSON.string("…" + text).text()
        case .substring(let text): JSON.string("…" + text + "…").text()
        case .regularExpression(let expression): "/\(expression)/"
        case .json(let pattern): "JSON \(pattern)"
        case .number(let range): Self.words(range)
        case .not(let pattern): "not \(pattern)"
        case .any(let patterns): "(" + patterns.map(\.description).joined(separator: " or ") + ")"
        case .all(let patterns): "(" + patterns.map(\.description).joined(separator: " and ") + ")"
        case .capture(_, let pattern): pattern.description
        case .captured(let capture): capture.value?.text() ?? "what a capture has not kept"
        }
    }

    private static func words(_ range: ClosedRange<Double>) -> String {
        switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
        case (true, true): "\(JSON.text(of: range.lowerBound)) to \(JSON.text(of: range.upperBound))"
        case (true, false): "\(JSON.text(of: range.lowerBound)) or more"
        case (false, true): "\(JSON.text(of: range.upperBound)) or less"
        case (false, false): "a number"
        }
    }
}
