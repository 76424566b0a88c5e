import CDK

/// A resource whose own policy says who may use it: a bucket, a queue, a key.
public protocol ResourceWithPolicy: Scope {
    /// The account that owns the resource.
    var owningAccount: Value<String> { get }
    /// Adds a statement to the resource's policy.
    ///
    /// One that cannot be changed, because it was imported, refuses; ``permit(_:)`` warns of that.
    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition
}

extension ResourceWithPolicy {
    /// The account that owns the resource: that of its stack, if nothing else is said.
    public var owningAccount: Value<String> { node.account }
}

extension ResourceWithPolicy {
    /// Adds a statement to the resource's policy, and warns where the policy cannot be changed: somebody has to add it by hand then.
    @discardableResult
    public func permit(_ statement: PolicyStatement) -> PolicyAddition {
        let addition = addToResourcePolicy(statement)
        if !addition.isAdded, !addition.isReported {
            node.report(
                .warning(
                    "swift-cdk:iam/unchangeable-policy",
                    "The policy of the imported resource cannot be changed here, and needs: \(statement.value.raw.literalJSON.text())",
                    action: "add this statement where the resource is made"))
        }
        return addition
    }
}

/// A permission that was given, and the policies that it is in.
///
///     extension QueueReference {
///         func grantSend(to grantee: any Grantable) -> Grant {
///             Grant.addToPrincipalOrResource(grantee, actions: ["sqs:SendMessage"], resources: [arn], of: self)
///         }
///     }
public struct Grant {
    /// The statements in the policies of those who got the permission.
    public private(set) var principalStatements: [PolicyStatement] = []
    /// The statements in the policies of resources.
    public private(set) var resourceStatements: [PolicyStatement] = []
    private var waits: [(Node) -> Void] = []

    /// A permission that is in no policy.
    public static var none: Grant { Grant() }

    /// True if the permission is in a policy.
    ///
    /// What was imported has no policy that could be changed.
    public var isSuccessful: Bool { !principalStatements.isEmpty || !resourceStatements.isEmpty }

    /// Deploys constructs after the policies that the permission is in.
    public func apply(before constructs: any Scope...) {
        for construct in constructs {
            for wait in waits { wait(construct.node) }
        }
    }

    /// Both permissions as one.
    public func combined(with other: Grant) -> Grant {
        var result = self
        result.principalStatements += other.principalStatements
        result.resourceStatements += other.resourceStatements
        result.waits += other.waits
        return result
    }

    // MARK: Giving

    /// Adds the permission to the grantee's own policy.
    ///
    /// Where it has none that the app can change, as a service or a role of another account, a warning says what has to be added by hand.
    ///
    /// - Parameters:
    ///   - grantee: The principal that gets the permission.
    ///   - actions: The actions, such as `states:StartExecution`.
    ///   - resources: The ARNs of the resource, or of parts of it.
    ///   - conditions: The conditions under which the grantee's policy permits it.
    ///   - resource: What the permission is for, at which the warning is told.
    /// - Returns: The permission, with the statement that was added.
    @discardableResult
    public static func addToPrincipal(
        _ grantee: any Grantable, actions: [String], resources: [ARN], conditions: Conditions = [:], of resource: any Scope
    ) -> Grant {
        addToPrincipal(grantee, actions: actions, resources: resources, conditions: conditions, of: resource) { nil }
    }

    /// Adds the permission to the grantee's own policy, or where it has none to another one.
    package static func addToPrincipal(
        _ grantee: any Grantable, actions: [String], resources: [ARN], conditions: Conditions = [:], of resource: any Scope,
        orElse addToOther: () -> Grant?
    ) -> Grant {
        let principal = grantee.grantPrincipal
        let grant = addToOwnPolicy(principal, actions: actions, resources: resources, conditions: conditions)
        if !grant.isSuccessful, let other = addToOther() { return other }
        if !grant.isSuccessful || principal.roleOfOtherAccount != nil {
            let statement = PolicyStatement(actions: .only(actions), resources: .only(resources), conditions: conditions)
            principal.warnOfGrantByHand(statement, at: resource.node)
        }
        return grant
    }

    /// Adds the permission to the grantee's own policy, if it has one.
    package static func addToOwnPolicy(
        _ principal: Principal, actions: [String], resources: [ARN], conditions: Conditions = [:]
    ) -> Grant {
        let statement = PolicyStatement(actions: .only(actions), resources: .only(resources), conditions: conditions)
        let addition = principal.addGrant(statement)
        var grant = Grant()
        if addition.isAdded { grant.principalStatements.append(statement) }
        grant.wait(for: addition)
        return grant
    }

    /// Adds the permission to the grantee's own policy, and to the resource's where that is not enough.
    ///
    /// It is not enough for grantees of other accounts, and for those that have no policy.
    ///
    /// - Parameters:
    ///   - grantee: The principal that gets the permission.
    ///   - actions: The actions, such as `sqs:SendMessage`.
    ///   - resources: The ARNs of the resource, or of parts of it.
    ///   - conditions: The conditions under which the grantee's policy permits it.
    ///   - resourceSelf: The ARNs by which the resource's own policy names it, if not those: a key is `*` there.
    ///   - resource: The resource with its policy.
    /// - Returns: The permission, with the statements that were added.
    @discardableResult
    public static func addToPrincipalOrResource(
        _ grantee: any Grantable, actions: [String], resources: [ARN], conditions: Conditions = [:], resourceSelf: [ARN]? = nil,
        of resource: any ResourceWithPolicy
    ) -> Grant {
        let principal = grantee.grantPrincipal
        let grant = addToOwnPolicy(principal, actions: actions, resources: resources, conditions: conditions)
        if grant.isSuccessful, isSame(resource.owningAccount, principal.account) { return grant }
        let statement = PolicyStatement(
            actions: .only(actions), resources: .only(resourceSelf ?? resources), principals: [principal])
        return addToResource(resource, statement)
    }

    /// Adds the permission to the grantee's own policy and to the resource's.
    ///
    /// - Parameters:
    ///   - grantee: The principal that gets the permission.
    ///   - actions: The actions, such as `sqs:SendMessage`.
    ///   - resources: The ARNs of the resource, or of parts of it.
    ///   - conditions: The conditions under which the grantee's policy permits it.
    ///   - resourceSelf: The ARNs by which the resource's own policy names it, if not those: a key is `*` there.
    ///   - resourcePrincipal: The principal that the resource's policy names, if not the grantee.
    ///   - resource: The resource with its policy.
    /// - Returns: The permission, with the statements that were added.
    @discardableResult
    public static func addToPrincipalAndResource(
        _ grantee: any Grantable, actions: [String], resources: [ARN], conditions: Conditions = [:], resourceSelf: [ARN]? = nil,
        resourcePrincipal: Principal? = nil, of resource: any ResourceWithPolicy
    ) -> Grant {
        let grant = addToOwnPolicy(grantee.grantPrincipal, actions: actions, resources: resources, conditions: conditions)
        let statement = PolicyStatement(
            actions: .only(actions), resources: .only(resourceSelf ?? resources),
            principals: [resourcePrincipal ?? grantee.grantPrincipal])
        return grant.combined(with: addToResource(resource, statement))
    }

    /// Adds a statement to the resource's policy.
    @discardableResult
    public static func addToResource(_ resource: any ResourceWithPolicy, _ statement: PolicyStatement) -> Grant {
        let addition = resource.permit(statement)
        var grant = Grant()
        if addition.isAdded { grant.resourceStatements.append(statement) }
        grant.wait(for: addition)
        return grant
    }

    private mutating func wait(for addition: PolicyAddition) {
        if let wait = addition.makeWait { waits.append(wait) }
    }

    /// Whether two accounts are the same, as far as is known: both literal and equal, or both known only at deployment.
    private static func isSame(_ account: Value<String>, _ other: Value<String>?) -> Bool {
        guard let other else { return false }
        return account.literal == other.literal
    }
}
