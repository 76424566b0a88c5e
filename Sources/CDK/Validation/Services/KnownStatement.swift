import CloudAssembly

/// A statement of a policy in a template whose values are known in part: what is not known may be what is asked for.
struct KnownStatement {
    let value: KnownValue

    var allows: Bool { value["Effect"].text != "Deny" }

    /// Whether it may name an action: all that is deferred may.
    func mayName(_ action: String) -> Bool {
        if !value["NotAction"].isAbsent { return true }
        let actions = value["Action"]
        return actions.value?.array?.isEmpty ?? false || actions.mayHold { Self.matches($0, action) }
    }

    /// Whether it may name the principal of a service.
    func mayName(service: String) -> Bool {
        if !value["NotPrincipal"].isAbsent { return true }
        let principal = value["Principal"]
        if principal.isAbsent { return false }
        if let text = principal.text { return text == "*" }
        return principal.value == nil || principal["Service"].mayHold { Self.isService($0, service) }
            || principal["AWS"].mayHold { Self.isService($0, service) }
    }

    /// Whether a principal is a service or all of them: `logs.eu-south-1.amazonaws.com` is `logs.amazonaws.com` too.
    static func isService(_ principal: String, _ service: String) -> Bool {
        if principal == "*" || principal == service { return true }
        let (name, other) = (service.utf8.prefix { $0 != UInt8(ascii: ".") }, principal.utf8.prefix { $0 != UInt8(ascii: ".") })
        return other.elementsEqual(name) && other.endIndex != principal.utf8.endIndex
    }

    /// Whether it may name roles, or an account.
    var mayNameRoles: Bool {
        if !value["NotPrincipal"].isAbsent { return true }
        let principal = value["Principal"]
        return principal.value == nil ? !principal.isAbsent : principal.text == "*" || !principal["AWS"].isAbsent
    }

    /// `sqs:Send*` and `sqs:SendMessage`: the case does not count.
    private static func matches(_ pattern: String, _ action: String) -> Bool {
        if pattern == action { return true }
        // What has no wildcard, and is longer or shorter, is another one.
        if pattern.utf8.count != action.utf8.count, !pattern.utf8.contains(where: { $0 == UInt8(ascii: "*") }) { return false }
        return ActionPattern.matches(Array(action.lowercased().utf8), Array(pattern.lowercased().utf8))
    }
}

extension KnownValue {
    /// Whether it is a text that is wanted, or a list that has one; what is not known may be.
    func mayHold(_ isWanted: (String) -> Bool) -> Bool {
        if isAbsent { return false }
        guard let value else { return true }
        // What is no text is told by the checks of policies.
        guard case .array(let elements) = value else { return value.string.map(isWanted) ?? true }
        return elements.contains { $0.string.map(isWanted) ?? true }
    }

    /// The statements of a policy; nil if they are not known.
    var statements: [KnownStatement]? {
        let statements = self["Statement"]
        guard statements.value != nil else { return nil }
        return statements.elementsOrSelf.map(KnownStatement.init)
    }
}
