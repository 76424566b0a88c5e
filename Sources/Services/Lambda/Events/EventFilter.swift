import CloudAssembly

/// A filter of the messages or records for which a function is invoked.
///
///     EventFilter(["body": ["kind": .equals("video"), "size": .between(1_000, 5_000)]])
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html)
public struct EventFilter: Sendable {
    /// The demand on a message: members by their names, each with a rule or with members of its own.
    public struct Pattern: Sendable {
        let json: JSON
    }

    let pattern: Pattern

    /// A filter of this pattern.
    public init(_ pattern: Pattern) { self.pattern = pattern }

    /// A pattern in JSON, for rules that have no name here.
    public init(json: JSON) { pattern = Pattern(json: json) }

    var property: Lambda.CfnEventSourceMapping.FilterProperty { .init(pattern: .init(pattern.json.text())) }
}

extension EventFilter.Pattern: ExpressibleByDictionaryLiteral {
    /// An object with these members.
    public init(dictionaryLiteral elements: (String, EventFilter.Pattern)...) {
        json = .object(OrderedMap(elements.map { ($0, $1.json) }))
    }

    /// This text.
    public static func equals(_ text: String) -> Self { Self(json: [.string(text)]) }

    /// This number.
    public static func equals(_ number: Double) -> Self { Self(json: [["numeric": ["=", .number(number)]]]) }

    /// One of these texts.
    public static func anyOf(_ texts: String...) -> Self { Self(json: .array(texts.map { .string($0) })) }

    /// Another text than this.
    public static func notEquals(_ text: String) -> Self { Self(json: [["anything-but": [.string(text)]]]) }

    /// A number above the first and up to the second.
    public static func between(_ first: Double, _ second: Double) -> Self {
        Self(json: [["numeric": [">", .number(first), "<=", .number(second)]]])
    }

    /// A text that begins with this one.
    public static func beginsWith(_ text: String) -> Self { Self(json: [["prefix": .string(text)]]) }

    /// Anything.
    public static var exists: Self { Self(json: [["exists": true]]) }

    /// Nothing: there is no such member.
    public static var isAbsent: Self { Self(json: [["exists": false]]) }

    /// The empty text.
    public static var isEmpty: Self { Self(json: [""]) }

    /// Null.
    public static var isNull: Self { Self(json: [.null]) }
}
