import CloudAssembly
import Foundation

/// The sentences that say what a property may hold, of the registry's schema.
enum ValueLimits {
    private static let longestPattern = 80
    /// Patterns that say nothing.
    private static let openPatterns: Set<String> = [
        ".*", "^.*$", ".+", "^.+$", "[\\s\\S]*", "^[\\s\\S]*$", "[\\s\\S]+", "(?s).*", "(?s).+",
    ]

    static func of(_ property: Property) -> [String] {
        property.schema.map { sentences(property.type, $0, isElement: false) } ?? []
    }

    private static func sentences(_ type: SpecificationType, _ schema: JSON, isElement: Bool) -> [String] {
        switch type {
        case .string(let allowed) where allowed.isEmpty:
            let length = range(schema, "minLength", "maxLength").map { count($0, "character", isElement) }
            let pattern = pattern(schema).map { isElement ? "Each matches `\($0)`." : "Matches `\($0)`." }
            return [length, pattern].compactMap { $0 }
        case .integer(let allowed) where allowed.isEmpty: return numbers(schema, isElement)
        case .number: return numbers(schema, isElement)
        case .array(let element) where !isElement:
            let size = range(schema, "minItems", "maxItems").map { count($0, "element", false) }
            let unique = schema["uniqueItems"]?.bool == true ? "None twice." : nil
            return [size, unique].compactMap { $0 } + (schema["items"].map { sentences(element, $0, isElement: true) } ?? [])
        case .map where !isElement:
            return range(schema, "minProperties", "maxProperties").map { [count($0, "entry", false)] } ?? []
        default: return []
        }
    }

    private static func numbers(_ schema: JSON, _ isElement: Bool) -> [String] {
        let sentence: String? =
            switch (schema["minimum"]?.number, schema["maximum"]?.number) {
            case (let least?, let most?): "from \(JSON.text(of: least)) to \(JSON.text(of: most))."
            case (let least?, nil): "at least \(JSON.text(of: least))."
            case (nil, let most?): "at most \(JSON.text(of: most))."
            case (nil, nil): nil
            }
        return sentence.map { [isElement ? "Each \($0)" : $0.capitalizingFirst] } ?? []
    }

    /// Bounds that say something: no lower one of 0.
    private static func range(_ schema: JSON, _ least: String, _ most: String) -> (least: Int?, most: Int?)? {
        let lower = schema[least]?.number.map { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let upper = schema[most]?.number.map { Int($0) }
        return lower == nil && upper == nil ? nil : (lower, upper)
    }

    private static func count(_ bounds: (least: Int?, most: Int?), _ noun: String, _ isElement: Bool) -> String {
        func nouns(_ number: Int) -> String { number == 1 ? noun : noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s" }
        let sentence =
            switch bounds {
            case (let least?, let most?) where least == most: "\(most) \(nouns(most))."
            case (let least?, let most?): "\(least) to \(most) \(nouns(most))."
            case (let least?, nil): "at least \(least) \(nouns(least))."
            case (nil, let most?): "at most \(most) \(nouns(most))."
            case (nil, nil): ""
            }
        return isElement ? "Each \(sentence)" : sentence.capitalizingFirst
    }

    /// The pattern, if it says something and is short enough for a comment.
    private static func pattern(_ schema: JSON) -> String? {
        schema["pattern"]?.string.flatMap { pattern in
            let isPlain = !pattern.contains { $0 == "`" || !$0.isASCII || $0.isWhitespace }
            return isPlain && pattern.utf8.count <= longestPattern && !openPatterns.contains(pattern) ? pattern : nil
        }
    }
}
