import CloudAssembly

/// Values that the CLI looks up in the stack's account and region, and keeps in `cdk.context.json` (Semantics 19).
///
/// Where a value is not in the context yet, a dummy stands for it and the assembly says that it is missing: the CLI then looks it up and
/// runs the app again.
public struct ContextLookup {
    /// Who looks a value up.
    public struct Provider: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public static let ami = Provider(rawValue: "ami")
        public static let availabilityZones = Provider(rawValue: "availability-zones")
        public static let hostedZone = Provider(rawValue: "hosted-zone")
        public static let ssmParameter = Provider(rawValue: "ssm")
        public static let vpc = Provider(rawValue: "vpc-provider")
        public static let endpointServiceAvailabilityZones = Provider(rawValue: "endpoint-service-availability-zones")
        public static let loadBalancer = Provider(rawValue: "load-balancer")
        public static let loadBalancerListener = Provider(rawValue: "load-balancer-listener")
        public static let securityGroup = Provider(rawValue: "security-group")
        public static let key = Provider(rawValue: "key-provider")
        public static let resource = Provider(rawValue: "cc-api-provider")
        public static let plugin = Provider(rawValue: "plugin")
    }

    public let provider: Provider
    /// The query, in the provider's own terms; account and region are added.
    public var properties: OrderedMap<JSON>
    /// What stands for the value until it is looked up; nil for nothing.
    public var dummy: JSON?
    /// Whether the CLI leaves the dummy in place where there is nothing to be found; nil leaves it to the provider.
    public var toleratesAbsence: Bool?
    /// Tells apart look-ups that differ in something that is not a property.
    public var additionalCacheKey: String?
    /// A rule of checking tools that the value breaks on purpose, with why.
    var acknowledgedRule: (id: String, reason: String)?

    public init(
        _ provider: Provider, properties: OrderedMap<JSON> = [:], dummy: JSON?, toleratesAbsence: Bool? = nil,
        additionalCacheKey: String? = nil
    ) {
        self.provider = provider
        self.properties = properties
        self.dummy = dummy
        self.toleratesAbsence = toleratesAbsence
        self.additionalCacheKey = additionalCacheKey
    }

    /// The value for the stack of `scope`, or the dummy.
    public func value(in scope: any Scope) -> JSON? {
        let node = scope.node
        guard let stack = node.stack, let account = stack.environment.account, let region = stack.environment.region else {
            node.report(
                .error(
                    "swift-cdk:context/lookup-without-environment",
                    "The stack has no account and region in which \(provider.rawValue) could be looked up",
                    action: "give it both: env: Environment(account: …, region: …)"))
            return dummy
        }
        if let acknowledgedRule { Annotations.of(stack).acknowledgeRule(acknowledgedRule.id, reason: acknowledgedRule.reason) }
        var query: OrderedMap<JSON> = ["account": .string(account), "region": .string(region.rawValue)]
        if let additionalCacheKey { query["additionalCacheKey"] = .string(additionalCacheKey) }
        for (name, value) in properties { query[name] = value }
        reportDeferred(query, at: node)
        let key = ([provider.rawValue] + Self.pairs(query, prefix: "").sorted { $0.utf16Precedes($1) }).joined(separator: ":")

        let found = node.context(key)
        let problem = found?["$providerError"]
        if let found, problem == nil { return found }
        stack.slot(MissingValues.self).all.append(missing(key, query))
        if let problem {
            Annotations.of(node).addError(problem.string ?? problem.text())
            node.addMetadata("aws:cdk:error-code", "ContextProviderError")
        }
        return dummy
    }

    private func missing(_ key: String, _ query: OrderedMap<JSON>) -> MissingContext {
        var properties: OrderedMap<JSON> = [:]
        properties["dummyValue"] = dummy
        properties["ignoreErrorOnMissingContext"] = toleratesAbsence.map { .bool($0) }
        if let additionalCacheKey { properties["additionalCacheKey"] = .string(additionalCacheKey) }
        for (name, value) in query { properties[name] = value }
        return MissingContext(key: key, provider: provider.rawValue, props: properties)
    }

    private func reportDeferred(_ query: OrderedMap<JSON>, at node: Node) {
        let isDeferred = query.values.contains { $0.string.map { DeferredTextMarker.find(in: $0) != nil } ?? false }
        guard isDeferred else { return }
        node.report(
            .error(
                "swift-cdk:context/deferred-lookup", "\(provider.rawValue) cannot be looked up by a deferred value",
                action: "look up by values that are known when the tree is built"))
    }

    /// `name=value` of each member, those of objects and lists under their joined names.
    private static func pairs(_ members: OrderedMap<JSON>, prefix: String) -> [String] {
        members.flatMap { name, value -> [String] in
            switch value {
            case .object(let inner): pairs(inner, prefix: prefix + name + ".")
            case .array(let elements):
                pairs(OrderedMap(elements.enumerated().map { ("\($0.offset)", $0.element) }), prefix: prefix + name + ".")
            case .string(let text): ["\(prefix)\(name)=\(text.replacing(":", with: "$:"))"]
            default: ["\(prefix)\(name)=\(value.text())"]
            }
        }
    }
}

/// Context values of a stack that the CLI should look up.
private final class MissingValues: Slot {
    var all: [MissingContext] = []
}

extension StackNode {
    /// Context values of the stack that the CLI should look up.
    final var missingContext: [MissingContext] { existingSlot(MissingValues.self)?.all ?? [] }
}

extension MissingContext {
    /// The value with the role that the CLI assumes to look it up.
    func lookedUp(with role: LookupRole?) -> MissingContext {
        guard let role else { return self }
        var missing = self
        missing.props["lookupRoleArn"] = .string(role.arn)
        missing.props["lookupRoleExternalId"] = role.assumeRoleExternalId.map { .string($0) }
        missing.props["assumeRoleAdditionalOptions"] = role.assumeRoleAdditionalOptions.map { .object($0) }
        return missing
    }
}
