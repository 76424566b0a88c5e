import CDK
import CloudAssembly

/// The input of a target in place of the whole event.
///
/// [Reference](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html)
public enum RuleTargetInput {
    /// A text.
    case text(EventText)
    /// Several texts, one for each line.
    case lines(EventText)
    /// JSON.
    case object(EventValue)
    /// A part of the event, such as `$.detail`.
    case path(String)
}

/// The input of a target as its properties have it.
struct RenderedInput {
    private(set) var text: Value<String>?
    private(set) var path: Value<String>?
    private(set) var transformer: Events.CfnRule.InputTransformerProperty?

    /// Renders an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - rule: The rule, at which mistakes are reported.
    init(_ input: RuleTargetInput, at rule: Node) {
        var fields = EventFieldNames()
        let rendered: Value<String>
        switch input {
        case .path(let path):
            self.path = Value(path)
            return
        case .text(let text): rendered = Fn.jsonText(AnyValue(fields.text(text)))
        case .lines(let text):
            let lines = text.lines.map { Fn.jsonText(AnyValue(fields.text($0))) }
            rendered = lines.dropFirst().reduce(lines[0]) { "\($0)\n\($1)" }
        case .object(let value):
            let json = Fn.jsonText(fields.value(value))
            rendered = fields.withoutQuotes(json)
        }
        rule.report(fields.mistakes)
        if fields.paths.isEmpty {
            text = rendered
        } else {
            transformer = Events.CfnRule.InputTransformerProperty(
                inputTemplate: rendered, inputPathsMap: Map(fields.paths.map { ($0.key, Value($0.value)) }))
        }
    }
}

/// The names that fields of an event have in a template.
private struct EventFieldNames {
    private(set) var paths: OrderedMap<String> = [:]
    private(set) var mistakes: [Diagnostic] = []
    private var keys: [EventField: String] = [:]

    /// The name of a field between angle brackets.
    private mutating func placeholder(_ field: EventField) -> String {
        let key = keys[field] ?? (field.key.isEmpty ? "f\(keys.count + 1)" : field.key)
        keys[field] = key
        if let known = paths[key], known != field.path {
            mistakes.append(
                .error(
                    "swift-cdk:events/ambiguous-fields",
                    "The fields '\(known)' and '\(field.path)' of the event would both be called \(key) in the input",
                    action: "leave one of the two out"))
        }
        paths[key] = field.path
        return "<\(key)>"
    }

    mutating func text(_ text: EventText) -> Value<String> {
        var result = TextInterpolation(literalCapacity: 0, interpolationCount: text.pieces.count)
        for piece in text.pieces {
            switch piece {
            case .text(let value): result.appendInterpolation(value)
            case .field(let field): result.appendLiteral(placeholder(field))
            }
        }
        return Value(stringInterpolation: result)
    }

    mutating func value(_ value: EventValue) -> AnyValue {
        switch value {
        case .field(let field): return AnyValue(placeholder(field))
        case .text(let text): return AnyValue(self.text(text))
        case .list(let elements):
            var values: [AnyValue] = []
            for element in elements { values.append(self.value(element)) }
            return AnyValue(values)
        case .object(let members):
            var values: [(String, AnyValue)] = []
            for (key, member) in members { values.append((key, self.value(member))) }
            return .object(values)
        case .value(let value): return value
        }
    }

    /// The JSON text with strings that are a field alone made the field itself: it may be a number or an object.
    func withoutQuotes(_ text: Value<String>) -> Value<String> {
        let placeholders = paths.keys.map { "<\($0)>" }
        guard !placeholders.isEmpty else { return text }
        return .rendered { rendering in
            rendering.json(text).map { Value(reinterpreting: AnyValue(Self.unquoted($0, placeholders))) }
        }
    }

    private static func unquoted(_ json: JSON, _ placeholders: [String]) -> JSON {
        switch json {
        case .string(let text): .string(placeholders.reduce(text) { unquoted($0, $1) })
        case .array(let elements): .array(elements.map { unquoted($0, placeholders) })
        case .object(let members): .object(members.mapValues { unquoted($0, placeholders) })
        default: json
        }
    }

    /// Takes the quotes around a placeholder away, unless the first is escaped: then it stands within a string.
    private static func unquoted(_ text: String, _ placeholder: String) -> String {
        let quoted = Array("\"\(placeholder)\"".utf8)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: quoted), result.last != UInt8(ascii: "\\") {
                result += quoted.dropFirst().dropLast()
                index += quoted.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
