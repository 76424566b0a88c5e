import CloudAssembly

/// A template as far as it is known in one of the ways in which its conditions can turn out.
///
/// `Fn::If` is the value that is chosen, what is `AWS::NoValue` is gone, and texts that are made of known parts are texts.
final class KnownTemplate {
    let index: TemplateIndex
    let knowledge: PseudoParameters
    let scenario: ConditionScenarios.Scenario
    private let budget: ValidationBudget
    /// What it costs to ask a resource something, in steps.
    private static let stepsOfResource = 8

    /// What is known of a resource.
    private enum Answer {
        case unknown, none
        case resource(KnownResource)
    }

    // What was asked for before, the resources by their places in the template.
    private var resources: [Answer]
    private var grants: [String: RoleGrants] = [:]
    private var regionalValues: [String: Set<String>] = [:]

    /// The policies of the template by the roles that they may be attached to.
    private lazy var attachedPolicies = AttachedPolicies(AttachedPolicies.types.flatMap(resources), in: index)
    /// The policies of the template by the queues that they may be for.
    private(set) lazy var queuePolicies = targetedPolicies(
        by: ["AWS::SQS::QueuePolicy": "Queues", "AWS::SQS::QueueInlinePolicy": "Queue"])
    /// The policies of the template by the topics that they may be for.
    private(set) lazy var topicPolicies = targetedPolicies(
        by: ["AWS::SNS::TopicPolicy": "Topics", "AWS::SNS::TopicInlinePolicy": "TopicArn"])
    /// The permissions to call the template's functions.
    private(set) lazy var callPermissions = CallPermissions(resources(of: "AWS::Lambda::Permission"), in: index) { resource($0) }

    init(
        _ index: TemplateIndex, _ knowledge: PseudoParameters, _ scenario: ConditionScenarios.Scenario, _ budget: ValidationBudget
    ) {
        self.index = index
        resources = Array(repeating: .unknown, count: index.resources.count)
        self.knowledge = knowledge
        self.scenario = scenario
        self.budget = budget
    }

    /// A resource; nil if there is none.
    func resource(_ name: String) -> KnownResource? { index.resources.place(of: name).flatMap { resource(at: $0) } }

    /// The resource at a place in the template; nil if there is none.
    func resource(at place: Int) -> KnownResource? {
        switch resources[place] {
        case .resource(let known): return known
        case .none: return nil
        case .unknown:
            let resource = resolved(place)
            resources[place] = resource.map(Answer.resource) ?? .none
            return resource
        }
    }

    private func resolved(_ place: Int) -> KnownResource? {
        guard let type = index.types[place] else { return nil }
        let (name, resource) = index.resources[place]
        if let condition = resource["Condition"]?.string, scenario[condition] == false { return nil }
        var functions = KnownFunctions(knowledge, scenario)
        let properties = functions.known(resource["Properties"] ?? .object([:]))
        budget.take(steps: functions.steps)
        return KnownResource(
            name: name, type: type.name, deletionPolicy: resource["DeletionPolicy"]?.string,
            properties: KnownValue(properties: properties, hasOpenObjects: functions.hasOpenObjects))
    }

    /// The resources of a type.
    func resources(of type: String) -> [KnownResource] {
        let names = index.resources(of: type)
        guard budget.take(steps: names.count * Self.stepsOfResource) else { return [] }
        return names.compactMap(resource)
    }

    /// The same resources, if the budget suffices to ask them all something; none if not.
    func taken(_ resources: [KnownResource]) -> [KnownResource] {
        budget.take(steps: resources.count * Self.stepsOfResource) ? resources : []
    }

    /// The values of a list in the stack's region; nil if the region or its values are not known.
    func regionalValues(_ list: String) -> Set<String>? {
        if let known = regionalValues[list] { return known }
        let values = knowledge.region.flatMap { RegionalValues.current.values(list, in: $0) }.map(Set.init)
        regionalValues[list] = values
        return values
    }

    private func targetedPolicies(by properties: [String: String]) -> TargetedPolicies {
        TargetedPolicies(properties.keys.sorted().flatMap(resources), by: properties, in: index)
    }

    /// Whether a role of the template may do something; what is not known may allow it.
    func mayDo(_ action: String, _ role: KnownResource) -> Bool {
        if let known = grants[role.name] { return known.mayDo(action) }
        let grants = RoleGrants(of: role, attached: attachedPolicies.policies(of: role)) { resource($0) }
        self.grants[role.name] = grants
        return grants.mayDo(action)
    }

    /// The resource of a type that a value names by `Ref` or `Fn::GetAtt`.
    func target(of value: KnownValue, type: String) -> KnownResource? {
        guard let name = value.reference?.name, let resource = resource(name), resource.type == type else { return nil }
        return resource
    }
}
