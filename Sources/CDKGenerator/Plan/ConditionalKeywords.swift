import CloudAssembly
import Foundation

/// Keywords that the schema table does not have, said by those that it has.
enum ConditionalKeywords {
    /// The same schema without `else`, `contains`, properties that are `false`, and what patterns cannot say.
    static func replaced(in schema: JSON) -> JSON {
        switch schema {
        case .null, .bool, .number, .string: return schema
        case .array(let elements): return .array(elements.map(replaced))
        case .object(let members):
            var result = OrderedMap<JSON>()
            var parts: [JSON] = []
            for (key, value) in members where !["if", "then", "else"].contains(key) {
                switch (key, value) {
                case ("contains", _): result["not"] = ["items": ["not": replaced(in: value)]]
                case ("pattern", .string(let pattern)): add(pattern, to: &result)
                case ("properties", .object(let properties)): add(properties, to: &result, &parts)
                // Names of members: what is left out is not told.
                case ("propertyNames", _): break
                default: result[key] = replaced(in: value)
                }
            }
            parts += conditions(members)
            if !parts.isEmpty { result["allOf"] = .array((result["allOf"]?.array ?? []) + parts) }
            return .object(result)
        }
    }

    private static func conditions(_ members: OrderedMap<JSON>) -> [JSON] {
        guard let condition = members["if"].map(replaced) else { return [] }
        return [
            members["then"].map { .object(["if": condition, "then": replaced(in: $0)]) },
            members["else"].map { .object(["if": ["not": condition], "then": replaced(in: $0)]) },
        ].compactMap { $0 }
    }

    /// A property that is `false` is absent: one that excludes it.
    private static func add(_ properties: OrderedMap<JSON>, to result: inout OrderedMap<JSON>, _ parts: inout [JSON]) {
        let absent = properties.filter { $0.value == .bool(false) }.map { JSON.string($0.key) }
        let others = properties.filter { $0.value != .bool(false) }.map { ($0.key, replaced(in: $0.value)) }
        if !others.isEmpty { result["properties"] = .object(OrderedMap(others)) }
        if !absent.isEmpty { result["excluded"] = .array(absent) }
    }

    /// A pattern that looks ahead is one that must not match; letters of both cases are listed.
    private static func add(_ pattern: String, to result: inout OrderedMap<JSON>) {
        let ahead = "^(?!"
        if pattern.hasPrefix(ahead), let end = pattern.firstIndex(of: ")") {
            let refused = pattern[pattern.index(pattern.startIndex, offsetBy: ahead.count)..<end]
            result["not"] = ["pattern": .string("^" + refused)]
            return
        }
        let parts = pattern.components(separatedBy: "(?i)")
        let rest = parts.dropFirst().joined().map { $0.isLetter ? "[\($0.lowercased())\($0.uppercased())]" : String($0) }.joined()
        result["pattern"] = .string(parts[0] + rest)
    }
}
