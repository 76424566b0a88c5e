import CloudAssembly

/// The walk that turns template values into the JSON of one stack's template (Semantics 4).
///
/// This is the walk. What differs by what the JSON is for, its kinds decide: `report`, `name(of:)`, `meet(_:)` and `resolveForeign(_:)`.
class Resolver {
    /// The most levels of a value: deeper nesting means that a value produces itself.
    private static let maximumDepth = 200

    /// The stack in whose template the values stand.
    final let consumer: StackNode?
    /// The construct that mistakes are reported at.
    final var node: Node {
        didSet { isExhausted = false }
    }
    private final var depth = 0
    /// Whether a value of the construct turned out to be endless.
    ///
    /// The rest of it is not looked at: it may branch at every level.
    private final var isExhausted = false

    init(consumer: StackNode?, node: Node) {
        self.consumer = consumer
        self.node = node
    }

    // MARK: What the kinds decide

    /// Reports a mistake in the construct whose values are being resolved.
    func report(_ diagnostic: Diagnostic) { node.report(diagnostic) }

    /// The name under which a property of a CloudFormation type stands.
    func name(of property: String) -> String { property }

    /// Takes note of a literal that CloudFormation does not list.
    func meet(_ text: UnlistedText) {}

    /// The JSON for a reference to another stack; nil for nothing.
    func resolveForeign(_ reference: Reference) -> JSON? { inOwnStack(reference) }

    // MARK: The walk

    /// The JSON of a value; nil if it is left out.
    final func resolve(_ value: TemplateValue) -> JSON? {
        switch value {
        case .absent: return nil
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .number(let number):
            if !number.isFinite {
                report(.error("swift-cdk:values/not-finite", "\(number) cannot stand in a template", action: "use a finite number"))
            }
            return .number(number)
        case .string(let text):
            if let hint = DeferredTextMarker.find(in: text) { reportDeferredText(hint) }
            return .string(text)
        default:
            guard enter() else { return nil }
            defer { leave() }
            return composite(value)
        }
    }

    private final func composite(_ value: TemplateValue) -> JSON? {
        switch value {
        case .absent, .null, .bool, .number, .string: return nil
        // What is absent has no place in a list, as in the original.
        case .list(let elements): return .array(elements.compactMap(resolve))
        case .object(let members):
            var object = OrderedMap<JSON>()
            for (key, member) in members {
                if let hint = DeferredTextMarker.find(in: key) { reportDeferredText(hint) }
                if let json = resolve(member) { object[key] = json }
            }
            return .object(object)
        case .record(let bag): return node.reporting(at: bag.location) { .object(properties(bag)) }
        case .text(let pieces): return TextJoining.concatenated(pieces.map(resolve))
        case .reference(let reference): return resolve(reference)
        case .intrinsic(let intrinsic): return resolve(intrinsic)
        case .lazy(let lazy): return resolve(lazy.produce(self))
        }
    }

    private final func properties(_ bag: PropertyBag) -> OrderedMap<JSON> {
        bag.unlisted.forEach(meet)
        var object = OrderedMap<JSON>()
        for (name, member) in bag.sorted {
            if let json = resolve(member) { object[self.name(of: name)] = json }
        }
        return object
    }

    /// Enters a level of nesting; false where a value is too deep to be meant.
    final func enter() -> Bool {
        if depth >= Self.maximumDepth, !isExhausted {
            isExhausted = true
            report(
                .error(
                    "swift-cdk:values/too-deep",
                    "A value is nested more than \(Self.maximumDepth) levels deep: it probably contains or produces itself",
                    action: "let it end"))
        }
        if isExhausted { return false }
        depth += 1
        return true
    }

    /// Leaves a level that was entered.
    final func leave() { depth -= 1 }

    final func resolve(_ reference: Reference) -> JSON? {
        // What is left of another app's tree is in no stack.
        if reference.target.tree.isDismantled { return resolveForeign(reference) }
        guard let owner = reference.target.stack, owner !== consumer else { return inOwnStack(reference) }
        return resolveForeign(reference)
    }

    /// A reference as it stands in the stack that it leads to.
    final func inOwnStack(_ reference: Reference) -> JSON {
        // What can be referred to has a name, or is in no stack, which is told where it is made.
        let id = JSON.string(reference.target.construct?.nameInTemplate() ?? "")
        return switch reference.attribute {
        case .ref: ["Ref": id]
        case .attribute(let name): ["Fn::GetAtt": [id, .string(name)]]
        case .pseudo(let name): ["Ref": .string(name)]
        }
    }

    private final func resolve(_ intrinsic: Intrinsic) -> JSON? {
        meetTransform(of: intrinsic)
        let argument = resolve(intrinsic.argument) ?? .null
        guard intrinsic.name == "Fn::Join", case .array(let parts) = argument, parts.count == 2, case .string(let delimiter) = parts[0]
        else { return .object([intrinsic.name: argument]) }
        // A list that is deferred as a whole is joined when the stack is deployed, even if it turns out to be literal now.
        guard case .list(let arguments) = intrinsic.argument, case .list(let elements) = arguments[1], case .array(let values) = parts[1]
        else { return .object([intrinsic.name: argument]) }
        if elements.isEmpty {
            report(.error("swift-cdk:values/empty-join", "Fn.join has nothing to join", action: "join at least one value"))
        }
        return TextJoining.joined(delimiter, values)
    }

    /// Adds the language extension that a call needs to the stack.
    final func meetTransform(of intrinsic: Intrinsic) {
        // Each time anew, as in the original: how often decides whether the template has a list or a single name.
        if let transform = intrinsic.transform { consumer?.transforms.append(transform) }
    }

    private final func reportDeferredText(_ hint: String) { report(.deferredText(hint)) }

    /// The name of a member that may be deferred, but not until deployment.
    final func memberName(_ value: TemplateValue) -> String {
        switch resolve(value) {
        case .string(let text)?: return text
        case .number(let number)?: return JSON.text(of: number)
        case nil where node.hasErrors:
            // Why there is none was said.
            return ""
        case let json:
            report(
                .error(
                    "swift-cdk:values/deferred-key", "A key of a map has to be a text at synthesis, but is \(json?.text() ?? "nothing")",
                    action: "use a key that is known at synthesis"))
            return ""
        }
    }
}
