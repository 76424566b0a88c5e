import CloudAssembly

/// A definition as far as it is known before it is deployed.
package enum LiteralDefinition {
    /// Stands in texts for what is known at deployment.
    static let deferred = "\u{FFFC}"

    /// Whether a part of a text is known only at deployment, or replaced by a substitution.
    package static func isDeferred(_ text: String) -> Bool {
        // No name in ASCII without a dollar has either.
        text.utf8.contains { $0 >= 0x80 || $0 == UInt8(ascii: "$") } && (text.contains(deferred) || text.contains("${"))
    }

    /// A value as JSON, with a mark where something is deferred.
    package static func json(_ value: TemplateValue) -> JSON {
        switch value {
        case .absent, .null: .null
        case .bool(let flag): .bool(flag)
        case .number(let number): .number(number)
        case .string(let text): .string(text)
        case .list(let elements): .array(elements.map(json))
        case .object(let members): .object(members.mapValues(json))
        case .text(let pieces):
            .string(
                pieces.map { piece in
                    if case .string(let text) = piece { text } else { deferred }
                }.joined())
        case .record, .reference, .intrinsic, .lazy: .string(deferred)
        }
    }
}
