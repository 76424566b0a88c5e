import CDKSchemas
import CloudAssembly

/// Checks texts, numbers and Booleans.
///
/// CloudFormation takes each for another where it reads the same.
enum SchemaScalars {
    /// Whether a value is of one of the types.
    static func fits(_ value: JSON, _ types: SchemaTraits) -> Bool {
        switch value {
        case .null: return true
        case .array: return types.contains(.array)
        case .object: return types.contains(.object)
        case .bool: return !types.isDisjoint(with: [.boolean, .string])
        case .number(let number):
            return !types.isDisjoint(with: [.number, .string]) || (types.contains(.integer) && number == number.rounded())
        case .string(let text):
            if types.contains(.string) { return true }
            if types.contains(.boolean), ["true", "false", "True", "False", "TRUE", "FALSE"].contains(text) { return true }
            guard !types.isDisjoint(with: [.number, .integer]), let number = Double(text) else { return false }
            return types.contains(.number) || number == number.rounded()
        }
    }

    /// What a value is, for messages.
    static func description(of value: JSON) -> String {
        switch value {
        case .null: "null"
        case .array: "a list"
        case .object: "an object"
        case .bool(let flag): "\(flag)"
        case .number(let number): JSON.text(of: number)
        case .string(let text): "the text '\(text.shortened)'"
        }
    }

    static func check(_ value: JSON, _ node: SchemaNode, _ types: SchemaTraits, _ walk: inout SchemaWalk) {
        if node.has(.allowed) { checkAllowed(text(of: value), node, &walk) }
        let isText = types.isEmpty ? value.string != nil : types.contains(.string)
        if isText { checkText(text(of: value), node, &walk) }
        guard node.hasBounds else { return }
        // A text that may be one has no bounds, however it reads.
        if let number = value.number ?? (isText ? nil : Double(text(of: value))) { checkBounds(number, node, &walk) }
    }

    private static func checkText(_ text: String, _ node: SchemaNode, _ walk: inout SchemaWalk) {
        if node.has(.minLength) || node.has(.maxLength) { checkLength(text, node, &walk) }
        if let pattern = node.text(.pattern), walk.matches(text, pattern) == false {
            walk.report { .mismatch(text, pattern.string, in: $0) }
        }
        if let format = node.text(.format)?.string, SchemaFormats.matches(text, format) == false {
            walk.report { .format(text, format, in: $0) }
        }
    }

    private static func text(of value: JSON) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): JSON.text(of: number)
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: ""
        }
    }

    private static func checkAllowed(_ text: String, _ node: SchemaNode, _ walk: inout SchemaWalk) {
        let allowed = node.texts(.allowed)
        if allowed.contains(text) { return }
        if node.traits.contains(.ignoresCase) {
            let small = text.lowercased()
            if allowed.contains(where: { $0.string.lowercased() == small }) { return }
        }
        walk.report(as: .unlisted) { .notListed(text, allowed.map(\.string), in: $0) }
    }

    private static func checkLength(_ text: String, _ node: SchemaNode, _ walk: inout SchemaWalk) {
        // A text has at most as many characters as bytes, and at least a fourth.
        let bytes = text.utf8.count
        if let maximum = node.number(.maxLength), bytes > maximum, text.unicodeScalars.count > maximum {
            walk.report { .size("text", "characters", text.unicodeScalars.count, maximum: maximum, in: $0) }
        }
        if let minimum = node.number(.minLength), bytes < minimum * 4, text.unicodeScalars.count < minimum {
            walk.report { .size("text", "characters", text.unicodeScalars.count, minimum: minimum, in: $0) }
        }
    }

    private static func checkBounds(_ number: Double, _ node: SchemaNode, _ walk: inout SchemaWalk) {
        func bound(_ field: SchemaField) -> Double? { node.text(field)?.number }
        if let minimum = bound(.minimum), number < minimum {
            walk.report { .range(number, "at least \(JSON.text(of: minimum))", in: $0) }
        }
        if let maximum = bound(.maximum), number > maximum {
            walk.report { .range(number, "at most \(JSON.text(of: maximum))", in: $0) }
        }
        if let minimum = bound(.exclusiveMinimum), number <= minimum {
            walk.report { .range(number, "more than \(JSON.text(of: minimum))", in: $0) }
        }
        if let maximum = bound(.exclusiveMaximum), number >= maximum {
            walk.report { .range(number, "less than \(JSON.text(of: maximum))", in: $0) }
        }
    }
}

extension SchemaNode {
    /// Whether the node has a bound for numbers.
    fileprivate var hasBounds: Bool { has(.minimum) || has(.maximum) || has(.exclusiveMinimum) || has(.exclusiveMaximum) }
}
