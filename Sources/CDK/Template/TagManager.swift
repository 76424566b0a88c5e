import CloudAssembly

/// A form in which resource types take tags.
public enum TagFormat: Sendable, Hashable {
    /// A list of `Key` and `Value`.
    case standard
    /// A list of `Key`, `Value` and `PropagateAtLaunch`.
    case autoScalingGroup
    /// An object from keys to values.
    case map
    /// The tags of a stack, which stand in the assembly instead of the template.
    case keyValue
}

/// A tag of a resource.
public struct CfnTag: TemplateRepresentable {
    /// The tag in its untyped representation: a `Key` and a `Value`.
    public let raw: TemplateValue

    /// Sees an untyped value as a tag; its shape is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// A tag with a key and a value, each literal or deferred.
    public init(key: Value<String>, value: Value<String>) {
        var properties = PropertyBag(of: "Key Value", capacity: 2)
        properties.set("Key", key)
        properties.set("Value", value)
        raw = .record(properties)
    }

    init(key: String, value: String) {
        self.init(key: Value(key), value: Value(value))
    }
}

/// The tags of one resource or stack: those given as a property, and those that aspects set and remove.
public final class TagManager {
    /// The priority of tags that are given as a property.
    private static let initialPriority = 50

    private struct Tag {
        let value: TemplateValue
        let priority: Int
        let propagates: Bool
    }

    /// The form in which the resource or stack takes its tags.
    public let format: TagFormat
    /// Whether the tags are others than those that were given at first.
    private(set) var isChanged = false
    private var tags: OrderedMap<Tag> = [:]
    private var priorities: OrderedMap<Int> = [:]
    /// Tags whose keys are deferred, with texts in whose order they stand among the others.
    private var deferredKeys: [(key: String, tag: TemplateValue)] = []
    /// Elements that are deferred as a whole; they stand behind the others.
    private var dynamic: [TemplateValue] = []
    private var dynamicList: TemplateValue?

    convenience init(_ format: TagFormat, initial: [CfnTag]) {
        self.init(format, initial: initial.isEmpty ? nil : .list(initial.map(\.raw)))
    }

    init(_ format: TagFormat, initial: TemplateValue?) {
        self.format = format
        replaceInitial(initial)
        isChanged = false
    }

    /// Sets a tag, unless one of the same key was set or removed with a higher priority: those given as a property have 50, those of
    /// ``Tags`` 100.
    public func set(_ key: String, _ value: Value<String>, priority: Int = 0, applyToLaunchedInstances: Bool = true) {
        set(key, Tag(value: value.raw, priority: priority, propagates: applyToLaunchedInstances))
    }

    /// Removes a tag, unless it was set with a higher priority.
    public func remove(_ key: String, priority: Int = 200) {
        guard priority >= priorities[key] ?? 0 else { return }
        isChanged = true
        tags[key] = nil
        priorities[key] = priority
    }

    /// The value of a tag with a literal key; nil if it is not set.
    public subscript(key: String) -> Value<String>? {
        tags[key].map { Value(raw: $0.value) }
    }

    func replaceInitial(_ initial: TemplateValue?) {
        isChanged = true
        for (key, tag) in tags where tag.priority == Self.initialPriority {
            tags[key] = nil
            priorities[key] = nil
        }
        deferredKeys = []
        dynamic = []
        dynamicList = nil
        switch initial {
        case nil, .absent: break
        case .list(let elements):
            for element in elements {
                if let key = element.member("Key")?.literalText, let value = element.member("Value") {
                    let propagates = if case .bool(let flag)? = element.member("PropagateAtLaunch") { flag } else { true }
                    set(key, Tag(value: value, priority: Self.initialPriority, propagates: propagates))
                } else if let key = element.member("Key"), element.member("Value") != nil {
                    deferredKeys.append((key.deferredTextMarker, element))
                } else {
                    dynamic.append(element)
                }
            }
        case .object(let members):
            for (key, value) in members { set(key, Tag(value: value, priority: Self.initialPriority, propagates: true)) }
        case let list?: dynamicList = list
        }
    }

    /// Lets go of all values, so that the memory of a tree can be freed.
    func letGo() {
        tags = [:]
        replaceInitial(nil)
    }

    /// Whether there is nothing to render.
    var isEmpty: Bool { tags.isEmpty && deferredKeys.isEmpty && dynamic.isEmpty && dynamicList == nil }

    /// The tags as the resource's property takes them; nil if there are none.
    var rendered: TemplateValue? {
        if isEmpty { return nil }
        let sorted = tags.map { $0 }.sorted { $0.key.collatesBefore($1.key) }
        if let dynamicList {
            return sorted.isEmpty ? dynamicList : .lazy(LazyValue { [self] in merged(with: dynamicList, $0) })
        }
        switch format {
        case .map:
            return .object(OrderedMap(sorted.map { ($0.key, $0.value.value) }))
        case .standard, .keyValue, .autoScalingGroup:
            let literal = sorted.map { key, tag -> (key: String, tag: TemplateValue) in
                var bag = PropertyBag(of: format == .autoScalingGroup ? "Key PropagateAtLaunch Value" : "Key Value", capacity: 3)
                bag.set("Key", raw: .string(key))
                if format == .autoScalingGroup { bag.set("PropagateAtLaunch", raw: .bool(tag.propagates)) }
                bag.set("Value", raw: tag.value)
                return (key, .record(bag))
            }
            let elements = deferredKeys.isEmpty ? literal : (literal + deferredKeys).sorted { $0.key.collatesBefore($1.key) }
            return .list(elements.map(\.tag) + dynamic)
        }
    }

    /// The tags with those of a list that is known only at synthesis.
    ///
    /// A list that is known only at deployment cannot be added to.
    private func merged(with list: TemplateValue, _ resolver: Resolver) -> TemplateValue {
        switch list {
        case .lazy(let lazy): return merged(with: lazy.produce(resolver), resolver)
        case .absent, .list, .object:
            let all = TagManager(format, initial: list)
            for (key, tag) in tags { all.set(key, tag) }
            return all.rendered ?? .absent
        default:
            resolver.report(
                .error(
                    "swift-cdk:template/deferred-tags",
                    "The tags of this resource are known only when it is deployed, so that no others can be added to them",
                    action: "give it literal tags, or leave it out with Tags.of(…).add(…, excluding:)"))
            return list
        }
    }

    /// Keys and values, for the assembly.
    var keyValues: [(key: String, value: TemplateValue)] {
        // By way of a map: keys that are numbers come first.
        OrderedMap(tags.map { ($0.key, $0.value.value) }.sorted { $0.0.collatesBefore($1.0) }).map { ($0.key, $0.value) }
    }

    private func set(_ key: String, _ tag: Tag) {
        guard tag.priority >= priorities[key] ?? 0 else { return }
        isChanged = true
        tags[key] = tag
        priorities[key] = tag.priority
    }
}

extension TemplateValue {
    /// A member of a literal object.
    fileprivate func member(_ name: String) -> TemplateValue? {
        switch self {
        case .record(let bag): bag[name]
        case .object(let members): members[name]
        default: nil
        }
    }
}
