import CloudAssembly

/// What a role of a template may do by its policies: what is not known may allow all, and resources and conditions are not looked at.
struct RoleGrants {
    /// Managed policies of AWS that allow writing logs, traces and metrics, network interfaces in the second case, and nothing else that
    /// rules ask for.
    private static let narrowPolicies = [
        "service-role/AWSLambdaBasicExecutionRole", "service-role/AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
        "AWSXrayWriteOnlyAccess", "CloudWatchLambdaInsightsExecutionRolePolicy",
    ].map { ":iam::aws:policy/\($0)" }

    /// The statements that allow something.
    private var statements: [KnownStatement] = []
    private var hasNetworkInterfaces = false
    /// Whether some policy is not known.
    private var isOpen = false

    /// - Parameters:
    ///   - role: The role.
    ///   - attached: The policies that may be attached to it.
    ///   - resource: Gives what is known of a resource.
    init(of role: KnownResource, attached: [KnownResource], _ resource: (String) -> KnownResource?) {
        let (inline, managed) = (role["Policies"], role["ManagedPolicyArns"])
        isOpen = inline.value == nil && !inline.isAbsent || managed.value == nil && !managed.isAbsent
        for policy in inline.elements { add(policy["PolicyDocument"]) }
        for policy in managed.elements { add(managed: policy, resource) }
        for policy in attached { add(policy["PolicyDocument"]) }
    }

    func mayDo(_ action: String) -> Bool {
        isOpen || hasNetworkInterfaces && action.hasPrefix("ec2:") || statements.contains { $0.mayName(action) }
    }

    private mutating func add(_ document: KnownValue) {
        if let known = document.statements { statements += known.filter(\.allows) } else { isOpen = true }
    }

    private mutating func add(managed policy: KnownValue, _ resource: (String) -> KnownResource?) {
        if let target = policy.reference.flatMap({ resource($0.name) }), target.type == "AWS::IAM::ManagedPolicy" {
            return add(target["PolicyDocument"])
        }
        // The partition is deferred in most templates: `arn:${AWS::Partition}:iam::aws:policy/…`.
        guard let end = policy.knownEnd, let narrow = Self.narrowPolicies.first(where: { end.hasSuffix($0) }) else {
            isOpen = true
            return
        }
        if narrow.hasSuffix("VPCAccessExecutionRole") { hasNetworkInterfaces = true }
    }
}

extension KnownValue {
    /// The end of a text whose beginning may be deferred.
    var knownEnd: String? {
        if let text { return text }
        guard let function = deferred?.object?.onlyMember else { return nil }
        switch (function.key, function.value) {
        case ("Fn::Sub", .string(let text)):
            let end = text.utf8.lastIndex(of: UInt8(ascii: "}")).map(text.utf8.index(after:)) ?? text.startIndex
            return String(text[end...])
        case ("Fn::Join", .array(let parts)): return parts.count == 2 && parts[0].string == "" ? parts[1].array?.last?.string : nil
        default: return nil
        }
    }
}
