import CDK
import CloudAssembly

/// A member of the event that a rule has matched, for what a target gets.
///
///     .text("The video \(EventField("$.detail.object.key")) has arrived")
public struct EventField: Hashable, Sendable {
    /// Such as `$.detail.bucket.name`.
    let path: String

    /// - Parameter path: Such as `$.detail.bucket.name`.
    public init(_ path: String) { self.path = path }

    public static let eventID = EventField("$.id")
    public static let detailType = EventField("$.detail-type")
    public static let source = EventField("$.source")
    public static let account = EventField("$.account")
    public static let time = EventField("$.time")
    public static let region = EventField("$.region")

    /// The name of the field in a template: its path without what names cannot hold.
    var key: String {
        var key = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            if Self.isAllowed(scalar) { key.append(scalar) } else if !key.isEmpty { key.append("-") }
        }
        return String(key)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
    }
}

/// A text that may hold fields of an event, and deferred values.
public struct EventText: ExpressibleByStringInterpolation {
    enum Piece {
        case text(Value<String>)
        case field(EventField)
    }

    let pieces: [Piece]

    init(_ pieces: [Piece]) { self.pieces = pieces }

    public init(_ text: Value<String>) { pieces = [.text(text)] }
    public init(_ field: EventField) { pieces = [.field(field)] }
    public init(stringLiteral value: String) { pieces = [.text(Value(value))] }
    public init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(Value(literal))) }
        }

        public mutating func appendInterpolation(_ field: EventField) { pieces.append(.field(field)) }
        public mutating func appendInterpolation(_ value: some TemplateRepresentable) { pieces.append(.text("\(value)")) }
        public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
        public mutating func appendInterpolation(_ value: some BinaryInteger) { appendLiteral(String(value)) }
    }

    /// The lines of the text.
    var lines: [EventText] {
        var lines: [[Piece]] = [[]]
        for piece in pieces {
            guard case .text(let text) = piece, let literal = text.literal else {
                lines[lines.count - 1].append(piece)
                continue
            }
            for (index, part) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append([]) }
                if !part.isEmpty { lines[lines.count - 1].append(.text(Value(String(part)))) }
            }
        }
        return lines.map { EventText($0) }
    }
}

/// JSON that may hold fields of an event, and deferred values.
///
///     ["key": .field("$.detail.object.key"), "label": "from \(EventField.region)", "bucket": .value(AnyValue(bucket.name)), "tries": 3]
public indirect enum EventValue {
    case field(EventField)
    case text(EventText)
    case list([EventValue])
    case object(OrderedMap<EventValue>)
    /// Anything without fields of the event.
    case value(AnyValue)

    /// A member of the event.
    public static func field(_ path: String) -> EventValue { .field(EventField(path)) }
    public static var eventID: EventValue { .field(.eventID) }
    public static var detailType: EventValue { .field(.detailType) }
    public static var source: EventValue { .field(.source) }
    public static var account: EventValue { .field(.account) }
    public static var time: EventValue { .field(.time) }
    public static var region: EventValue { .field(.region) }
}

extension EventValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(EventText(stringLiteral: value)) }
    public init(stringInterpolation: EventText.Interpolation) { self = .text(EventText(stringInterpolation: stringInterpolation)) }
    public init(integerLiteral value: Int) { self = .value(AnyValue(value)) }
    public init(floatLiteral value: Double) { self = .value(AnyValue(value)) }
    public init(booleanLiteral value: Bool) { self = .value(AnyValue(value)) }
    public init(nilLiteral: ()) { self = .value(AnyValue(nilLiteral: ())) }
    public init(arrayLiteral elements: EventValue...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, EventValue)...) { self = .object(OrderedMap(elements)) }
}
