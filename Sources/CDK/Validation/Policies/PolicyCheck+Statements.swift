import CloudAssembly

extension PolicyCheck {
    private static let members = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    mutating func checkStatement(_ statement: JSON) {
        guard let members = statement.object else { return report(.policyShape("A statement", "an object", in: path.text)) }
        for (key, _) in members where !Self.members.contains(key) {
            report(.policyMember(key, "A statement", among: Self.members, in: path.text))
        }
        checkEffect(members["Effect"])
        checkID(members["Sid"])
        checkChoice("Action", "NotAction", members, isWanted: true)
        checkChoice("Resource", "NotResource", members, isWanted: place.hasResources)
        checkChoice("Principal", "NotPrincipal", members, isWanted: place.kind == .identity ? false : true)
        for key in ["Action", "NotAction"] {
            guard let value = members[key] else { continue }
            within(.member(key)) { $0.checkActions(value) }
        }
        for key in ["Resource", "NotResource"] {
            guard let value = members[key] else { continue }
            within(.member(key)) { $0.checkResources(value) }
        }
        if place.kind != .identity {
            for key in ["Principal", "NotPrincipal"] {
                guard let value = members[key] else { continue }
                within(.member(key)) { $0.checkPrincipals(value) }
            }
        }
        if let conditions = members["Condition"] { within(.member("Condition")) { $0.checkConditions(conditions) } }
        checkReach(members)
    }

    private mutating func checkEffect(_ effect: JSON?) {
        guard let effect else { return report(.effect(nil, in: path.text)) }
        forEachKnown(effect) { check, value in
            if value.string == "Allow" || value.string == "Deny" { return }
            check.within(.member("Effect")) { $0.report(.effect(value.string ?? value.text(), in: $0.path.text)) }
        }
    }

    /// Of `Action` and `NotAction` one is there; of a part that is not wanted, none; nil leaves it open.
    private mutating func checkChoice(_ name: String, _ other: String, _ members: OrderedMap<JSON>, isWanted: Bool?) {
        let presence = (DeferredJSON.presence(members[name]), DeferredJSON.presence(members[other]))
        if presence == (.present, .present) { report(.bothParts([name, other], in: path.text)) }
        guard let isWanted else { return }
        if isWanted, presence == (.absent, .absent) {
            report(.missingPart(name, place.kind, in: path.text))
        } else if !isWanted, presence.0 == .present || presence.1 == .present {
            report(.needlessPart(presence.0 == .present ? name : other, place.kind, in: path.text))
        }
    }

    /// Warns of statements that give more than anybody means.
    private mutating func checkReach(_ members: OrderedMap<JSON>) {
        guard members["Effect"]?.string == "Allow" else { return }
        if place.kind == .identity, Self.isEverything(members["Action"]), Self.isEverything(members["Resource"]),
            members["Condition"] == nil
        {
            report(.everything(in: path.text))
        }
        if place.kind != .identity, members["NotPrincipal"] != nil { report(.allowedOthers(in: path.text)) }
    }

    private static func isEverything(_ value: JSON?) -> Bool {
        value?.string == "*" || value?.array?.contains(.string("*")) == true
    }

    // MARK: Resources

    private mutating func checkResources(_ value: JSON) {
        forEach(value) { check, resource in
            guard let text = resource.string else {
                return check.report(.policyShape("A resource", "a text", in: check.path.text))
            }
            if !check.hasVariables, text.contains("${aws:") { check.report(.variableWithoutVersion(in: check.path.text)) }
            if check.place.takesARNs, let mistake = Self.mistake(ofResource: text) {
                check.report(.resourceForm(text, mistake, in: check.path.text))
            }
        }
    }

    /// What is wrong with a resource: `*`, or an ARN in which wildcards may stand.
    static func mistake(ofResource text: String) -> String? {
        if text == "*" || text.contains("${") { return nil }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts[0] == "arn" else { return "it does not begin with arn:" }
        if parts.count < 6 { return text.contains("*") ? nil : "it has \(parts.count) parts, and an ARN has six" }
        let partition = parts[1]
        if !partition.hasPrefix("aws"), !partition.contains("*") { return "there is no partition '\(partition)'" }
        if parts[2].isEmpty { return "it names no service" }
        let account = parts[4]
        let isAccount = account.utf8.count == 12 && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if !account.isEmpty, account != "aws", !isAccount, !account.contains("*"), !account.contains("?"), account != "cloudfront",
            account.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        {
            return "an account has twelve digits, and not \(account.utf8.count)"
        }
        return parts[5].isEmpty ? "it names no resource" : nil
    }
}
