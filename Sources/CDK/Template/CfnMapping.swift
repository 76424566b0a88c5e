import CloudAssembly

/// A table of a template, looked up by two keys.
public final class CfnMapping: CfnElement {
    /// Values by top-level and second-level key; the latter are letters and digits.
    public private(set) var mapping: OrderedMap<OrderedMap<JSON>>
    /// True if lookups by literal keys are done at synthesis, and the table stands in the template only if others remain.
    public var isLazy: Bool { laziness == true }
    private let laziness: Bool?
    /// Whether the last lookup has to be done by the template.
    private var needsLookup = false
    /// Whether no lookup was left to the template when the table was looked at: a lazy value may make one later.
    private var neededNoLookup = false

    /// Creates a table, whose values can also be set later.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that the table is part of.
    ///   - id: Unique in the scope.
    ///   - mapping: Values by top-level and second-level key. Of the latter, one that is not of letters and digits is reported.
    ///   - lazy: Whether lookups by literal keys are done at synthesis; nil too says no, and lets synthesis remark where yes would do.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ scope: any Scope, _ id: String, mapping: OrderedMap<OrderedMap<JSON>> = [:], lazy: Bool? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        self.mapping = mapping
        laziness = lazy
        super.init(elementIn: scope, id, file: file, line: line)
        for (_, row) in mapping { validate(keys: row.keys) }
        node.tree.slot(Mappings.self).all.append(self)
    }

    /// Sets one value of the table; a second key that is not of letters and digits is reported.
    public func setValue(_ top: String, _ second: String, _ value: JSON) {
        validate(keys: [second])
        mapping[top, default: [:]][second] = value
    }

    /// The value at two keys.
    ///
    /// With a default, which stands for a missing value, the stack gets the transform `AWS::LanguageExtensions`.
    public func findInMap(_ top: Value<String>, _ second: Value<String>, default value: AnyValue? = nil) -> Value<String> {
        if let found = literalValue(top.literal, second.literal, default: value) {
            if isLazy { return Value(raw: found) }
            needsLookup = false
        } else {
            needsLookup = true
        }
        return Value(
            raw: .lazy(
                LazyValue { [self] resolver in
                    Fn.findInMapRaw(resolver.mapping(self).logicalID.raw, top.raw, second.raw, default: value?.raw)
                }))
    }

    /// The value at two keys as far as it is known while the tree is built.
    ///
    /// A key that the table lacks is reported, unless there is a default.
    private func literalValue(_ top: String?, _ second: String?, default value: AnyValue?) -> TemplateValue? {
        guard let top else { return nil }
        guard let row = mapping[top] else {
            if value == nil {
                reportMissing("top-level", top)
            }
            return isLazy ? value?.raw : nil
        }
        guard let second else { return nil }
        if let found = row[second] { return TemplateValue(found) }
        if value == nil {
            reportMissing("second-level", second)
        }
        return value?.raw
    }

    /// The table's copy for another stack, made when it is first needed there.
    func copy(in stack: StackNode) -> CfnMapping {
        let id = "MappingCopy-\(node.id)-\(node.address)"
        if let copy = stack.child(id)?.construct as? CfnMapping { return copy }
        return CfnMapping(stack, id, mapping: mapping, file: node.location.file, line: node.location.line)
    }

    override var section: String { "Mappings" }
    override var isOmitted: Bool { isLazy && !needsLookup }

    override func content() -> TemplateValue {
        if !needsLookup { neededNoLookup = true }
        return .object(mapping.mapValues { .object($0.mapValues { TemplateValue($0) }) })
    }

    /// Whether a lazy table would do: it was not said whether it should be one, and no lookup is left to the template, or was at first.
    var couldBeLazy: Bool { laziness == nil && (!needsLookup || neededNoLookup) }

    private func validate(keys: [String]) {
        // A deferred value is told when the mapping is written.
        for key in keys where !key.utf8.allSatisfy({ Self.isAlphanumeric($0) }) && DeferredTextMarker.find(in: key) == nil {
            node.report(
                .error(
                    "swift-cdk:template/mapping-key", "The second-level key '\(key)' has more than letters and digits",
                    action: "rename it"))
        }
    }

    private func reportMissing(_ level: String, _ key: String) {
        node.report(
            .error(
                "swift-cdk:template/unknown-mapping-key", "The mapping has no \(level) key '\(key)'",
                action: "add it, or look it up with a default"))
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// The tables of all templates of an app.
final class Mappings: Slot {
    var all: [CfnMapping] = []

    func dismantle() { all = [] }
}

extension Resolver {
    /// The mapping, or its copy in this stack.
    fileprivate final func mapping(_ mapping: CfnMapping) -> CfnMapping {
        guard let consumer, mapping.node.stack !== consumer else { return mapping }
        return mapping.copy(in: consumer)
    }
}
