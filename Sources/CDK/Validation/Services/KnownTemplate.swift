import CloudAssembly

/// A template as far as it is known in one of the ways in which its conditions can turn out.
///
/// `Fn::If` is the value that is chosen, what is `AWS::NoValue` is gone, and texts that are made of known parts are texts.
struct KnownTemplate {
    let index: TemplateIndex
    let names: ResourceNames
    let knowledge: PseudoParameters
    let scenario: ConditionScenarios.Scenario
    private let budget: ValidationBudget
    private let cache = Cache()
    /// What it costs to ask a resource something, in steps.
    private static let stepsOfResource = 8

    /// What was asked for.
    private final class Cache {
        var resources: [String: KnownResource?] = [:]
        var policies: AttachedPolicies?
        var queuePolicies: TargetedPolicies?
        var topicPolicies: TargetedPolicies?
        var callPermissions: CallPermissions?
        var regionalValues: [String: Set<String>] = [:]
    }

    init(
        _ index: TemplateIndex, _ names: ResourceNames, _ knowledge: PseudoParameters, _ scenario: ConditionScenarios.Scenario,
        _ budget: ValidationBudget
    ) {
        self.index = index
        self.names = names
        self.knowledge = knowledge
        self.scenario = scenario
        self.budget = budget
    }

    /// A resource; nil if there is none.
    func resource(_ name: String) -> KnownResource? {
        if let known = cache.resources[name] { return known }
        let resource = resolved(name)
        cache.resources[name] = .some(resource)
        return resource
    }

    private func resolved(_ name: String) -> KnownResource? {
        guard let resource = index.resources[name], let type = resource["Type"]?.string else { return nil }
        if let condition = resource["Condition"]?.string, scenario[condition] == false { return nil }
        var functions = KnownFunctions(knowledge, scenario)
        let properties = functions.known(resource["Properties"] ?? .object([:]))
        budget.take(steps: functions.steps)
        return KnownResource(
            name: name, type: type, deletionPolicy: resource["DeletionPolicy"]?.string,
            properties: KnownValue(properties: properties, hasOpenObjects: functions.hasOpenObjects))
    }

    /// The resources of a type.
    func resources(of type: String) -> [KnownResource] {
        let names = names[type]
        guard budget.take(steps: names.count * Self.stepsOfResource) else { return [] }
        return names.compactMap(resource)
    }

    /// The same resources, if the budget suffices to ask them all something; none if not.
    func taken(_ resources: [KnownResource]) -> [KnownResource] {
        budget.take(steps: resources.count * Self.stepsOfResource) ? resources : []
    }

    /// The values of a list in the stack's region; nil if the region or its values are not known.
    func regionalValues(_ list: String) -> Set<String>? {
        if let known = cache.regionalValues[list] { return known }
        let values = knowledge.region.flatMap { RegionalValues.current.values(list, in: $0) }.map(Set.init)
        cache.regionalValues[list] = values
        return values
    }

    /// The policies of the template that may be attached to a role.
    func attachedPolicies(of role: KnownResource) -> [KnownResource] {
        if let known = cache.policies { return known.policies(of: role) }
        let policies = AttachedPolicies(AttachedPolicies.types.flatMap(resources), in: index)
        cache.policies = policies
        return policies.policies(of: role)
    }

    /// The policies of the template by the queues that they may be for.
    var queuePolicies: TargetedPolicies {
        targetedPolicies(\.queuePolicies, by: ["AWS::SQS::QueuePolicy": "Queues", "AWS::SQS::QueueInlinePolicy": "Queue"])
    }

    /// The policies of the template by the topics that they may be for.
    var topicPolicies: TargetedPolicies {
        targetedPolicies(\.topicPolicies, by: ["AWS::SNS::TopicPolicy": "Topics", "AWS::SNS::TopicInlinePolicy": "TopicArn"])
    }

    private func targetedPolicies(
        _ known: ReferenceWritableKeyPath<Cache, TargetedPolicies?>, by properties: [String: String]
    ) -> TargetedPolicies {
        if let policies = cache[keyPath: known] { return policies }
        let policies = TargetedPolicies(properties.keys.sorted().flatMap(resources), by: properties, in: index)
        cache[keyPath: known] = policies
        return policies
    }

    /// The permissions to call the template's functions.
    var callPermissions: CallPermissions {
        if let known = cache.callPermissions { return known }
        let permissions = CallPermissions(resources(of: "AWS::Lambda::Permission"), in: index) { resource($0) }
        cache.callPermissions = permissions
        return permissions
    }

    /// The resource of a type that a value names by `Ref` or `Fn::GetAtt`.
    func target(of value: KnownValue, type: String) -> KnownResource? {
        guard let name = value.reference?.name, let resource = resource(name), resource.type == type else { return nil }
        return resource
    }
}
