import CloudAssembly

extension Resolver {
    /// The JSON text of a value, as pieces around what is known only at deployment (Semantics 5.3).
    func jsonText(of value: TemplateValue, indent: Int?) -> TemplateValue {
        var writer = JSONTextPieces(resolver: self, indent: indent)
        guard writer.write(value) else { return .absent }
        return .text(writer.pieces)
    }
}

private struct JSONTextPieces {
    let resolver: Resolver
    let indent: Int?
    var pieces: [TemplateValue] = []
    private var depth = 0

    init(resolver: Resolver, indent: Int?) {
        self.resolver = resolver
        self.indent = indent
    }

    /// Writes a value; false if there is none.
    mutating func write(_ value: TemplateValue) -> Bool {
        switch value {
        case .absent: return false
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .number(let number): append(JSON.text(of: number))
        case .string(let text): append(JSON.string(text).text())
        case .list(let elements): list("[", "]", elements.map { (nil, $0) })
        case .object(let members): list("{", "}", members.map { ($0.key, $0.value) })
        case .record(let bag): list("{", "}", bag.sorted.map { ($0.name, $0.value) })
        case .lazy(let lazy): return write(lazy.produce(resolver))
        case .text: return write(deferred: value, .string)
        case .reference(let reference): return write(deferred: value, reference.shape)
        case .intrinsic(let intrinsic): return write(deferred: value, intrinsic.shape)
        }
        return true
    }

    private mutating func write(deferred value: TemplateValue, _ shape: ValueShape) -> Bool {
        guard let json = resolver.resolve(value) else { return false }
        switch (json, shape) {
        case (.object, .string):
            append("\"")
            pieces.append(TemplateValue(Self.escaped(json)))
            append("\"")
        case (.object, .number): pieces.append(TemplateValue(json))
        case (.object, .list):
            resolver.report(
                .error(
                    "swift-cdk:values/deferred-list-in-json", "A list that is known only at deployment cannot stand in JSON text",
                    action: "join its elements with Fn.join, or select the one you need"))
        default: append(json.text())
        }
        return true
    }

    /// The intrinsic with its texts escaped, because they become parts of a JSON string.
    private static func escaped(_ json: JSON) -> JSON {
        switch json {
        case .string(let text): .string(String(JSON.string(text).text().dropFirst().dropLast()))
        case .array(let elements): .array(elements.map(escaped))
        case .object(let members): .object(members.mapValues(escaped))
        default: json
        }
    }

    private mutating func list(_ open: String, _ close: String, _ members: [(key: String?, value: TemplateValue)]) {
        append(open)
        depth += 1
        var isEmpty = true
        for (key, value) in members {
            let start = pieces
            if !isEmpty { append(",") }
            breakLine()
            if let key { append(JSON.string(key).text() + (indent == nil ? ":" : ": ")) }
            if write(value) { isEmpty = false } else { pieces = start }
        }
        depth -= 1
        if !isEmpty { breakLine() }
        append(close)
    }

    private mutating func breakLine() {
        if let indent { append("\n" + String(repeating: " ", count: max(0, indent) * depth)) }
    }

    private mutating func append(_ text: String) {
        if case .string(let before)? = pieces.last {
            pieces[pieces.count - 1] = .string(before + text)
        } else {
            pieces.append(.string(text))
        }
    }
}
