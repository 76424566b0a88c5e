import CloudAssembly

/// A table of a template, looked up by two keys.
public final class CfnMapping: CfnElement {
    /// Values by top-level and second-level key; the latter are letters and digits.
    public private(set) var mapping: OrderedMap<OrderedMap<JSON>>
    /// Whether lookups by literal keys are done at synthesis, and the table stands in the template only if others remain.
    public let isLazy: Bool
    private var isLookedUp = false

    public init(
        _ scope: any Scope, _ id: String, mapping: OrderedMap<OrderedMap<JSON>> = [:], lazy: Bool = false, file: String = #fileID,
        line: Int = #line
    ) {
        self.mapping = mapping
        isLazy = lazy
        super.init(elementIn: scope, id, file: file, line: line)
        for (_, row) in mapping { validate(keys: row.keys) }
        node.tree.mappings.append(self)
    }

    /// Sets one value of the table.
    public func setValue(_ top: String, _ second: String, _ value: JSON) {
        validate(keys: [second])
        mapping[top, default: [:]][second] = value
    }

    /// The value at two keys.
    ///
    /// - Parameter value: What stands for a missing value; the stack then gets `AWS::LanguageExtensions`.
    public func findInMap(_ top: Value<String>, _ second: Value<String>, default value: AnyValue? = nil) -> Value<String> {
        if value == nil { validate(top.literal, second.literal) }
        return Value(
            raw: .lazy(
                LazyValue { [self] resolver in
                    if isLazy, let topKey = top.literal, let secondKey = second.literal, let found = mapping[topKey]?[secondKey] {
                        return TemplateValue(found)
                    }
                    isLookedUp = true
                    let table = resolver.mapping(self)
                    return Fn.findInMapRaw(table.logicalID.raw, top.raw, second.raw, default: value?.raw)
                }))
    }

    /// The table's copy for another stack, made when it is first needed there.
    func copy(in stack: StackNode) -> CfnMapping {
        let id = "MappingCopy-\(node.id)-\(node.address)"
        if let copy = stack.child(id)?.construct as? CfnMapping { return copy }
        return CfnMapping(stack, id, mapping: mapping, file: node.location.file, line: node.location.line)
    }

    override var section: String { "Mappings" }
    override var isOmitted: Bool { isLazy && !isLookedUp }

    override func content() -> TemplateValue {
        .object(mapping.mapValues { .object($0.mapValues { TemplateValue($0) }) })
    }

    /// Looks for a lookup that the template has to do; a table without one is better lazy.
    var isNeverLookedUp: Bool { !isLazy && !isLookedUp }

    private func validate(keys: [String]) {
        for key in keys where !key.utf8.allSatisfy({ Self.isAlphanumeric($0) }) {
            node.report("Attribute name '\(key)' must contain only alphanumeric characters.", action: "rename the second-level key")
        }
    }

    private func validate(_ top: String?, _ second: String?) {
        guard let top else { return }
        guard let row = mapping[top] else {
            node.report("Mapping doesn't contain top-level key '\(top)'", action: "add it, or look it up with a default")
            return
        }
        if let second, row[second] == nil {
            node.report("Mapping doesn't contain second-level key '\(second)'", action: "add it, or look it up with a default")
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
