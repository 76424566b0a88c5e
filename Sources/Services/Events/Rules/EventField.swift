import CDK
import CloudAssembly

/// A member of the event that a rule has matched, for what a target gets.
///
///     .text("The video \(EventField("$.detail.object.key")) has arrived")
public struct EventField: Hashable, Sendable {
    /// The path, such as `$.detail.bucket.name`.
    let path: String

    /// - Parameter path: Such as `$.detail.bucket.name`.
    public init(_ path: String) { self.path = path }

    /// The identifier of the event (`$.id`).
    public static let eventID = EventField("$.id")
    /// The kind of the event (`$.detail-type`).
    public static let detailType = EventField("$.detail-type")
    /// The service or app from which the event comes (`$.source`).
    public static let source = EventField("$.source")
    /// The account in which the event happened (`$.account`).
    public static let account = EventField("$.account")
    /// The time of the event (`$.time`).
    public static let time = EventField("$.time")
    /// The region in which the event happened (`$.region`).
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
        /// A field of the event.
        case field(EventField)
    }

    let pieces: [Piece]

    init(_ pieces: [Piece]) { self.pieces = pieces }

    /// A text without fields, which may be deferred.
    public init(_ text: Value<String>) { pieces = [.text(text)] }
    /// A text that is one field of the event.
    public init(_ field: EventField) { pieces = [.field(field)] }
    /// A text without fields.
    public init(stringLiteral value: String) { pieces = [.text(Value(value))] }
    /// A text with fields of the event and deferred values in it.
    public init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

    /// The parts of an interpolated text.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        /// Creates a text without parts.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a literal text.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(Value(literal))) }
        }

        /// Adds a field of the event.
        public mutating func appendInterpolation(_ field: EventField) { pieces.append(.field(field)) }
        /// Adds a deferred value.
        public mutating func appendInterpolation(_ value: some TemplateRepresentable) { pieces.append(.text("\(value)")) }
        /// Adds a literal text.
        public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
        /// Adds a whole number.
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
    /// A field of the event.
    case field(EventField)
    /// A text, which may hold fields of the event.
    case text(EventText)
    /// A list.
    case list([EventValue])
    /// An object, whose members keep their order.
    case object(OrderedMap<EventValue>)
    /// Anything without fields of the event.
    case value(AnyValue)

    /// A member of the event.
    public static func field(_ path: String) -> EventValue { .field(EventField(path)) }
    /// The identifier of the event (`$.id`).
    public static var eventID: EventValue { .field(.eventID) }
    /// The kind of the event (`$.detail-type`).
    public static var detailType: EventValue { .field(.detailType) }
    /// The service or app from which the event comes (`$.source`).
    public static var source: EventValue { .field(.source) }
    /// The account in which the event happened (`$.account`).
    public static var account: EventValue { .field(.account) }
    /// The time of the event (`$.time`).
    public static var time: EventValue { .field(.time) }
    /// The region in which the event happened (`$.region`).
    public static var region: EventValue { .field(.region) }
}

extension EventValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(EventText(stringLiteral: value)) }
    /// A text with fields of the event and deferred values in it.
    public init(stringInterpolation: EventText.Interpolation) { self = .text(EventText(stringInterpolation: stringInterpolation)) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .value(AnyValue(value)) }
    /// A number.
    public init(floatLiteral value: Double) { self = .value(AnyValue(value)) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .value(AnyValue(value)) }
    /// Null.
    public init(nilLiteral: ()) { self = .value(AnyValue(nilLiteral: ())) }
    /// A list.
    public init(arrayLiteral elements: EventValue...) { self = .list(elements) }
    /// An object, whose members keep their order.
    public init(dictionaryLiteral elements: (String, EventValue)...) { self = .object(OrderedMap(elements)) }
}
