import CloudAssembly

/// Turns template values into the JSON of one stack's template (Semantics 4).
final class Resolver {
    /// Deeper nesting means that a value produces itself.
    private static let maximumDepth = 200

    /// The stack in whose template the values stand.
    let consumer: StackNode?
    /// The construct that mistakes are reported at.
    var node: Node {
        didSet { isExhausted = false }
    }
    private let references: CrossStackReferences
    /// Whether references to other stacks are being looked for; what is resolved meanwhile is thrown away.
    private var isDiscovering = false
    private var discovered: [Reference] = []
    /// Whether property names are those of the construct tree.
    private var usesTreeNames = false
    private var depth = 0
    /// Whether a value of the construct turned out to be endless. The rest of it is not looked at: it may branch at every level.
    private var isExhausted = false

    init(consumer: StackNode?, node: Node, references: CrossStackReferences) {
        self.consumer = consumer
        self.node = node
        self.references = references
    }

    /// Reports a mistake in the construct whose values are being resolved.
    func report(_ message: String, action: String? = nil) {
        if !isDiscovering { node.report(message, action: action) }
    }

    // MARK: Rendering

    /// The JSON of a value; nil if it is left out.
    func resolve(_ value: TemplateValue) -> JSON? {
        switch value {
        case .absent: return nil
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .number(let number):
            if !number.isFinite { report("\(number) cannot stand in a template", action: "use a finite number") }
            return .number(number)
        case .string(let text):
            if let hint = DeferredTextMarker.find(in: text) { reportDeferredText(hint) }
            return .string(text)
        default:
            guard enter() else { return nil }
            defer { depth -= 1 }
            return composite(value)
        }
    }

    private func composite(_ value: TemplateValue) -> JSON? {
        switch value {
        case .absent, .null, .bool, .number, .string: return nil
        case .list(let elements): return .array(elements.compactMap(resolve))
        case .object(let members):
            var object = OrderedMap<JSON>()
            for (key, member) in members {
                if let hint = DeferredTextMarker.find(in: key) { reportDeferredText(hint) }
                if let json = resolve(member) { object[key] = json }
            }
            return .object(object)
        case .record(let bag):
            for text in bag.unlisted where !isDiscovering && !usesTreeNames { text.warn(at: node) }
            var object = OrderedMap<JSON>()
            for (name, member) in bag.sorted {
                if let json = resolve(member) { object[usesTreeNames ? node.tree.treeName(of: name) : name] = json }
            }
            return .object(object)
        case .text(let pieces): return concatenated(pieces.map(resolve))
        case .reference(let reference): return resolve(reference)
        case .intrinsic(let intrinsic): return resolve(intrinsic)
        case .lazy(let lazy): return resolve(lazy.produce(self))
        }
    }

    /// Goes one level deeper; false where a value is too deep to be meant.
    private func enter() -> Bool {
        if depth >= Self.maximumDepth, !isExhausted {
            isExhausted = true
            report(
                "A value is nested more than \(Self.maximumDepth) levels deep: it probably contains or produces itself",
                action: "let it end")
        }
        if isExhausted { return false }
        depth += 1
        return true
    }

    /// The JSON of a value for `tree.json`: properties under their camel-case names.
    func resolveForTree(_ value: TemplateValue) -> JSON? {
        usesTreeNames = true
        defer { usesTreeNames = false }
        return resolve(value)
    }

    /// The references to other stacks in a value, in the order in which they are met.
    func discoverReferences(in value: TemplateValue) -> [Reference] {
        isDiscovering = true
        discovered = []
        defer { isDiscovering = false }
        discover(value)
        return discovered
    }

    private func discover(_ value: TemplateValue) {
        guard enter() else { return }
        defer { depth -= 1 }
        switch value {
        case .absent, .null, .bool, .number, .string: break
        case .list(let elements), .text(let elements): elements.forEach(discover)
        case .object(let members): for (_, member) in members { discover(member) }
        case .record(let bag): for (_, member) in bag.sorted { discover(member) }
        case .reference(let reference): _ = resolve(reference)
        case .intrinsic(let intrinsic):
            if let transform = intrinsic.transform { addTransform(transform) }
            discover(intrinsic.argument)
        case .lazy(let lazy): discover(lazy.produce(self))
        }
    }

    private func resolve(_ reference: Reference) -> JSON? {
        guard let owner = reference.target.stack, owner !== consumer else { return inOwnStack(reference) }
        if isDiscovering {
            discovered.append(reference)
            return nil
        }
        // Only templates' references are replaced. In metadata of constructs the reference stands as in the stack that it leads to.
        return references.replacement(of: reference, in: consumer).map(resolve) ?? inOwnStack(reference)
    }

    private func inOwnStack(_ reference: Reference) -> JSON {
        let id = JSON.string(reference.element?.resolvedLogicalID() ?? "")
        return switch reference.attribute {
        case .ref: ["Ref": id]
        case .attribute(let name): ["Fn::GetAtt": [id, .string(name)]]
        case .pseudo(let name): ["Ref": .string(name)]
        }
    }

    private func resolve(_ intrinsic: Intrinsic) -> JSON? {
        if let transform = intrinsic.transform { addTransform(transform) }
        let argument = resolve(intrinsic.argument) ?? .null
        guard intrinsic.name == "Fn::Join", case .array(let parts) = argument, parts.count == 2, case .string(let delimiter) = parts[0]
        else { return .object([intrinsic.name: argument]) }
        // A list that is deferred as a whole is joined when the stack is deployed, even if it turns out to be literal now.
        guard case .list(let arguments) = intrinsic.argument, case .list(let elements) = arguments[1], case .array(let values) = parts[1]
        else { return .object([intrinsic.name: argument]) }
        if elements.isEmpty {
            report("FnJoin requires at least one value to be provided", action: "join at least one value")
        }
        let joined = Self.minimalJoin(delimiter, values)
        return joined.count == 1 ? joined[0] : ["Fn::Join": [.string(delimiter), .array(joined)]]
    }

    private func addTransform(_ transform: String) {
        // Each time anew, as in the original: how often decides whether the template has a list or a single name.
        consumer?.transforms.append(transform)
    }

    private func reportDeferredText(_ hint: String) {
        report(
            "A deferred value (\(hint)) was put into a plain String, which cannot hold it",
            action: "give the text the type Value<String>, or interpolate it where it is used")
    }

    // MARK: Text

    /// The text of pieces that follow each other (Semantics 5.1).
    private func concatenated(_ pieces: [JSON?]) -> JSON {
        let pieces = pieces.compactMap { $0 }
        let joined = Self.minimalJoin("", pieces)
        if joined.isEmpty { return .string("") }
        // What is made of literals alone is one; a join that has become a literal by merging stays a join.
        if pieces.count == 1 || joined.count == 1 && pieces.allSatisfy({ Self.literal($0) != nil }) { return joined[0] }
        return ["Fn::Join": ["", .array(joined)]]
    }

    /// Merges neighbouring literals and splices joins with the same delimiter in.
    private static func minimalJoin(_ delimiter: String, _ values: [JSON]) -> [JSON] {
        var result: [JSON] = []
        func append(_ value: JSON) {
            if let text = literal(value), let last = result.last, let before = literal(last) {
                result[result.count - 1] = .string(before + delimiter + text)
            } else {
                result.append(value)
            }
        }
        for value in values {
            if let nested = nestedJoin(value, delimiter) { nested.forEach(append) } else { append(value) }
        }
        return result
    }

    private static func literal(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): JSON.text(of: number)
        default: nil
        }
    }

    private static func nestedJoin(_ value: JSON, _ delimiter: String) -> [JSON]? {
        guard case .object(let members) = value, members.count == 1, case .array(let arguments)? = members["Fn::Join"],
            arguments.count == 2, arguments[0] == .string(delimiter), case .array(let values) = arguments[1]
        else { return nil }
        return values
    }

    // MARK: Names in templates

    func logicalID(of element: CfnElement) -> String { element.resolvedLogicalID() }

    /// The logical id of a condition, which must be in the template that uses it.
    func conditionID(_ condition: CfnCondition) -> TemplateValue {
        if condition.node.stack !== consumer, condition.node.stack !== node.stack {
            report(
                "The condition '\(condition.node.path)' is used in another stack", action: "create a condition in the stack that uses it")
        }
        return .string(condition.resolvedLogicalID())
    }

    /// The mapping, or its copy in this stack.
    func mapping(_ mapping: CfnMapping) -> CfnMapping {
        guard let consumer, mapping.node.stack !== consumer else { return mapping }
        return mapping.copy(in: consumer)
    }

    /// The name of a member that may be deferred, but not until deployment.
    func memberName(_ value: TemplateValue) -> String {
        switch resolve(value) {
        case .string(let text)?: return text
        case .number(let number)?: return JSON.text(of: number)
        case let json:
            report(
                "A value is used as the key in a map so must resolve to a string, but it resolves to: \(json?.text() ?? "nothing")",
                action: "use a key that is known at synthesis")
            return ""
        }
    }
}
