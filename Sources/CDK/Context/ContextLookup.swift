import CloudAssembly

/// Values that the CLI looks up in the stack's account and region, and keeps in `cdk.context.json` (Semantics 19).
///
/// Where a value is not in the context yet, a dummy stands for it and the assembly says that it is missing: the CLI then looks it up and
/// runs the app again.
public struct ContextLookup {
    /// A kind of value that the CLI looks up, by its name in the cloud assembly.
    public struct Provider: RawRepresentable, Hashable, Sendable {
        /// The provider's name in the assembly, such as `ssm`.
        public let rawValue: String

        /// A provider that has no name here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Machine images of EC2.
        public static let ami = Provider(rawValue: "ami")
        /// The availability zones of a region.
        public static let availabilityZones = Provider(rawValue: "availability-zones")
        /// Hosted zones of Route 53.
        public static let hostedZone = Provider(rawValue: "hosted-zone")
        /// Plain parameters of Systems Manager.
        public static let ssmParameter = Provider(rawValue: "ssm")
        /// VPCs of EC2 with their subnets.
        public static let vpc = Provider(rawValue: "vpc-provider")
        /// The availability zones of an endpoint service.
        public static let endpointServiceAvailabilityZones = Provider(rawValue: "endpoint-service-availability-zones")
        /// Load balancers of Elastic Load Balancing.
        public static let loadBalancer = Provider(rawValue: "load-balancer")
        /// Listeners of load balancers.
        public static let loadBalancerListener = Provider(rawValue: "load-balancer-listener")
        /// Security groups of EC2.
        public static let securityGroup = Provider(rawValue: "security-group")
        /// Keys of KMS, by their aliases.
        public static let key = Provider(rawValue: "key-provider")
        /// Resources of any type, through Cloud Control API.
        public static let resource = Provider(rawValue: "cc-api-provider")
        /// A plug-in of the CLI, which `pluginName` among the properties names.
        public static let plugin = Provider(rawValue: "plugin")
    }

    /// The provider that looks the value up.
    public let provider: Provider
    /// The query, in the provider's own terms; account and region are added.
    public var properties: OrderedMap<JSON>
    /// The value that stands in until the real one is looked up; nil for none.
    public var dummy: JSON?
    /// True if the CLI leaves the dummy in place where there is nothing to be found; nil leaves it to the provider.
    public var toleratesAbsence: Bool?
    /// A text that tells apart look-ups which differ in something that is not a property.
    public var additionalCacheKey: String?
    /// A rule of checking tools that the value breaks on purpose, with why.
    var acknowledgedRule: (id: String, reason: String)?

    /// A look-up of any provider; for common ones there are functions, such as ``vpc(filter:)``.
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

    /// The value for the stack around `scope`, or the dummy while it is not in the context.
    ///
    /// A stack without an account and a region is reported, at the line that asks, as is a failure of the CLI's last look-up.
    ///
    /// - Parameters:
    ///   - scope: What needs the value: a stack, or what is in one.
    ///   - file: The file that asks, for messages.
    ///   - line: The line that asks, for messages.
    /// - Returns: The value, or the dummy; nil if there is none of both.
    public func value(in scope: any Scope, file: String = #fileID, line: Int = #line) -> JSON? {
        scope.node.reporting(at: .ofUser(file, line)) { value(at: scope.node) }
    }

    private func value(at node: Node) -> JSON? {
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
        let failure = found?["$providerError"]
        if let found, failure == nil { return found }
        stack.slot(MissingValues.self).all.append(missing(key, query))
        if let failure {
            Annotations.of(node).addError(failure.string ?? failure.text())
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
