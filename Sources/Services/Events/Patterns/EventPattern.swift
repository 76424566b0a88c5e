import CDK
import CloudAssembly

/// The demand on a member of an event: one of several values, or an object with members of its own.
///
///     ["bucket": ["name": ["uploads"]], "object": ["key": [.suffix(".mp4")]]]
public indirect enum EventDetail: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// One of these.
    case matches([EventMatch])
    /// An object whose members match.
    case object(OrderedMap<EventDetail>)
    /// An object that matches one of these, for the key `$or`.
    case anyOf([OrderedMap<EventDetail>])

    /// One of these values.
    public init(arrayLiteral elements: EventMatch...) { self = .matches(elements) }
    /// An object with these members.
    public init(dictionaryLiteral elements: (String, EventDetail)...) { self = .object(OrderedMap(elements)) }

    var property: AnyValue {
        switch self {
        case .matches(let matches): AnyValue(matches.map(\.value))
        case .object(let members): Self.property(members)
        case .anyOf(let objects): AnyValue(objects.map(Self.property))
        }
    }

    var mistakes: [Diagnostic] {
        switch self {
        case .matches(let matches): matches.compactMap(\.mistake)
        case .object(let members): members.flatMap { $0.value.mistakes }
        case .anyOf(let objects): objects.flatMap { $0.flatMap { $0.value.mistakes } }
        }
    }

    private static func property(_ members: OrderedMap<EventDetail>) -> AnyValue {
        .object(members.map { ($0.key, $0.value.property) })
    }
}

/// A pattern of the events that a rule is about.
///
/// Events match if all that is given matches.
///
///     EventPattern(
///         source: ["aws.s3"], detailType: ["Object Created"],
///         detail: ["bucket": ["name": ["uploads"]], "object": ["key": [.suffix(".mp4"), .suffix(".mov")]]])
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html)
public struct EventPattern {
    private(set) var members: OrderedMap<EventDetail> = [:]
    /// Mistakes in the pattern, and where patterns did not fit together.
    private(set) var mistakes: [Diagnostic] = []
    /// The line that made it, for diagnostics.
    private let location: SourceLocation?

    /// - Parameters:
    ///   - source: The services or apps that the events come from.
    ///   - detailType: The kinds of events.
    ///   - detail: The content of the events, as their sources define it.
    ///   - account: The accounts in which the events happened.
    ///   - region: The regions in which the events happened.
    ///   - resources: The ARNs of what the events are about.
    ///   - time: The times at which the events happened.
    ///   - id: The events themselves.
    ///   - version: The version of the events' format.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        source: [EventMatch] = [], detailType: [EventMatch] = [], detail: EventDetail? = nil, account: [EventMatch] = [],
        region: [EventMatch] = [], resources: [EventMatch] = [], time: [EventMatch] = [], id: [EventMatch] = [],
        version: [EventMatch] = [], file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        func set(_ key: String, _ matches: [EventMatch]) {
            if !matches.isEmpty { members[key] = .matches(matches) }
        }
        set("source", source)
        set("detail-type", detailType)
        if let detail { members["detail"] = detail }
        set("account", account)
        set("region", region)
        set("resources", resources)
        set("time", time)
        set("id", id)
        set("version", version)
        mistakes = members.flatMap { $0.value.mistakes }.map { $0.at(location) }
    }

    /// Widens the pattern: lists of values are joined, objects member by member.
    mutating func merge(_ other: EventPattern) {
        mistakes += other.mistakes
        members = merged(members, other.members, of: other)
    }

    private mutating func merged(
        _ members: OrderedMap<EventDetail>, _ other: OrderedMap<EventDetail>, of pattern: EventPattern
    ) -> OrderedMap<EventDetail> {
        var members = members
        for (key, added) in other {
            switch (members[key], added) {
            case (nil, _): members[key] = added
            case (.matches(let known)?, .matches(let more)):
                var seen: Set<String> = []
                members[key] = .matches((known + more).filter { seen.insert($0.value.identity).inserted })
            case (.object(let known)?, .object(let more)): members[key] = .object(merged(known, more, of: pattern))
            case (.anyOf(let known)?, .anyOf(let more)): members[key] = .anyOf(known + more)
            default:
                mistakes.append(
                    .error(
                        "swift-cdk:events/pattern-kinds",
                        "The patterns do not fit together: one has an object for \(key), the other has something else",
                        action: "give both patterns a list for \(key), or both an object",
                        at: pattern.location, other: location))
            }
        }
        return members
    }

    /// The pattern as CloudFormation takes it, and the generated class ``Events/CfnRule``; nil if it says nothing.
    public var property: AnyValue? {
        members.isEmpty ? nil : .some(.object(members.map { ($0.key, $0.value.property) }))
    }
}
