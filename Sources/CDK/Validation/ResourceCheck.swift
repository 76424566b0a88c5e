import CloudAssembly

/// Checks what stands beside a resource's properties.
enum ResourceCheck {
    // The most frequent first.
    private static let attributes = [
        "Type", "Properties", "Metadata", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Condition", "CreationPolicy",
        "UpdatePolicy", "Description", "Version",
    ]
    private static let policies = ["Delete", "Retain", "Snapshot"]
    private static let deletionPolicies = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]

    static func findings(_ resource: JSON, _ index: TemplateIndex) -> [Diagnostic] {
        guard let members = resource.object else { return [.notAnObject("A resource", in: "")] }
        var findings: [Diagnostic] = []
        for (key, _) in members where !attributes.contains(key) && !key.isFunctionName {
            findings.append(.unknownMember(key, "A resource", among: attributes, in: key))
        }
        if members["Type"]?.string == nil, !index.isOpen { findings.append(.missingMember("Type", "A resource")) }
        if let policy = members["DeletionPolicy"]?.string, !deletionPolicies.contains(policy) {
            findings.append(.unknownPolicy(policy, among: deletionPolicies, in: "DeletionPolicy"))
        }
        if let policy = members["UpdateReplacePolicy"]?.string, !policies.contains(policy) {
            findings.append(.unknownPolicy(policy, among: policies, in: "UpdateReplacePolicy"))
        }
        for name in ["DeletionPolicy", "UpdateReplacePolicy"] where members[name] == .string("Snapshot") {
            guard let type = members["Type"]?.string, !RemovalPolicy.typesWithSnapshots.contains(type) else { continue }
            findings.append(.noSnapshots(of: type, in: name))
        }
        if let condition = members["Condition"], let mistake = conditionMistake(condition, index) { findings.append(mistake) }
        if let value = members["DependsOn"] { findings += dependencies(value, index) }
        return findings
    }

    private static func conditionMistake(_ condition: JSON, _ index: TemplateIndex) -> Diagnostic? {
        guard let name = condition.string else { return .notAName("Condition", in: "Condition") }
        if index.conditions[name] != nil || index.isOpen { return nil }
        return .danglingCondition(name, among: index.conditions.keys, in: "Condition")
    }

    private static func dependencies(_ value: JSON, _ index: TemplateIndex) -> [Diagnostic] {
        (value.array ?? [value]).compactMap { target in
            guard let target = target.string else { return .notAName("DependsOn", in: "DependsOn") }
            if index.resources[target] != nil || index.isOpen { return nil }
            return .danglingDependency(target, among: index.resources.keys)
        }
    }

    /// The places in the template of the resources that one waits for by `DependsOn`.
    static func dependencies(of resource: JSON, _ index: TemplateIndex) -> [Int] {
        guard let value = resource["DependsOn"] else { return [] }
        // What names no resource is told above.
        return (value.array ?? [value]).compactMap { $0.string.flatMap { index.resources.place(of: $0) } }
    }
}
