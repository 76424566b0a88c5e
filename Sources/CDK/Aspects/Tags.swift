/// Tags for everything below a scope that takes tags.
public struct Tags {
    /// The type under which stacks themselves are named in `including` and `excluding`.
    public static let stackType = "aws:cdk:stack"

    private let scope: any Scope

    /// The tags of `scope` and all below it, up to the stages below it.
    public static func of(_ scope: any Scope) -> Tags { Tags(scope: scope) }

    /// Sets a tag.
    ///
    /// - Parameters:
    ///   - key: The tag's key.
    ///   - value: The tag's value, literal or deferred.
    ///   - including: Only resources of these types; of all types if empty. Stacks only if ``stackType`` is among them.
    ///   - excluding: Not resources of these types.
    ///   - priority: Wins over lower ones and over equal ones set before.
    ///   - applyToLaunchedInstances: Whether an Auto Scaling group hands the tag on to its instances.
    public func add(
        _ key: String, _ value: Value<String>, including: [String] = [], excluding: [String] = [], priority: Int = 100,
        applyToLaunchedInstances: Bool = true
    ) {
        let filter = ResourceTypeFilter(including: including, excluding: excluding)
        let aspect = Tag(filter, isForStacks: including.contains(Self.stackType)) {
            $0.set(key, value, priority: priority, applyToLaunchedInstances: applyToLaunchedInstances)
        }
        Aspects.of(scope).add(aspect, priority: .mutating)
    }

    /// Removes a tag, with the parameters of ``add(_:_:including:excluding:priority:applyToLaunchedInstances:)``.
    public func remove(_ key: String, including: [String] = [], excluding: [String] = [], priority: Int = 200) {
        let filter = ResourceTypeFilter(including: including, excluding: excluding)
        let aspect = Tag(filter, isForStacks: true) { $0.remove(key, priority: priority) }
        Aspects.of(scope).add(aspect, priority: .mutating)
    }
}

private final class Tag: Aspect {
    private let filter: ResourceTypeFilter
    /// Whether stacks are changed too: they are tagged only where they are named, but lose tags like resources do.
    private let isForStacks: Bool
    private let apply: (TagManager) -> Void

    init(_ filter: ResourceTypeFilter, isForStacks: Bool, _ apply: @escaping (TagManager) -> Void) {
        self.filter = filter
        self.isForStacks = isForStacks
        self.apply = apply
    }

    func visit(_ construct: Construct) {
        if let stack = construct.node as? StackNode {
            if isForStacks, filter.admits(Tags.stackType) { apply(stack.tags) }
        } else if let resource = construct as? CfnResource, let tags = resource.tags, filter.admits(resource.resourceType.name) {
            apply(tags)
        }
    }
}
