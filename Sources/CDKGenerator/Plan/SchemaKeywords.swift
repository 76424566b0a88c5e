import CDKSchemas
import CloudAssembly

/// The keywords of JSON Schema, and those that cfn-lint adds, as fields of the schema table.
enum SchemaKeywords {
    static let numbers: [String: SchemaField] = [
        "minLength": .minLength, "maxLength": .maxLength, "minItems": .minItems, "maxItems": .maxItems, "minProperties": .minProperties,
        "maxProperties": .maxProperties,
    ]
    static let bounds: [String: SchemaField] = [
        "minimum": .minimum, "maximum": .maximum, "exclusiveMinimum": .exclusiveMinimum, "exclusiveMaximum": .exclusiveMaximum,
    ]
    static let texts: [String: SchemaField] = [
        "required": .required, "requiredXor": .exactlyOne, "requiredOr": .atLeastOne, "uniqueKeys": .uniqueKeys,
        // Of `ConditionalKeywords`.
        "excluded": .excluded,
    ]
    static let nodes: [String: SchemaField] = [
        "items": .items, "additionalProperties": .additional, "not": .not, "if": .ifNode, "then": .thenNode,
    ]
    static let nodeLists: [String: SchemaField] = ["allOf": .allOf, "anyOf": .anyOf, "oneOf": .oneOf, "prefixItems": .firstItems]

    private static let typeNames: [String: SchemaTraits] = [
        "string": .string, "object": .object, "array": .array, "integer": .integer, "number": .number, "boolean": .boolean, "null": .null,
    ]

    static func types(_ value: JSON) throws -> SchemaTraits {
        try (value.array ?? [value]).reduce(into: SchemaTraits()) { traits, name in
            guard let type = name.string.flatMap({ typeNames[$0] }) else { throw DatabaseError("There is no type \(name).") }
            traits.insert(type)
        }
    }

    /// Scalars as CloudFormation compares them: by their texts.
    static func literals(_ value: JSON) throws -> [String] {
        guard let all = value.array else { throw DatabaseError("Allowed values are no list: \(value)") }
        return try all.map { literal in
            switch literal {
            case .string(let text): text
            case .number(let number): JSON.text(of: number)
            case .bool(let flag): flag ? "true" : "false"
            default: throw DatabaseError("An allowed value is no scalar: \(literal)")
            }
        }
    }

    static func names(_ value: JSON) throws -> [String] {
        guard let names = value.array?.map(\.string), !names.contains(nil) else { throw DatabaseError("\(value) is no list of names.") }
        return names.compactMap { $0 }
    }

    static func bounded(_ number: Double) -> Int { Int(min(max(number, 0), Double(SchemaDigits.largest))) }
}
