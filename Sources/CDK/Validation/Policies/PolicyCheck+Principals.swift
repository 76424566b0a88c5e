import CloudAssembly

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
extension PolicyCheck {
    private static let kinds = ["AWS", "CanonicalUser", "Federated", "Service"]

    mutating func checkPrincipals(_ value: JSON) {
        forEachKnown(value) { check, value in
            if let text = value.string {
                if text != "*" { check.report(.principalText(text, in: check.path.text)) }
                return
            }
            guard let members = value.object else {
                return check.report(.policyShape("A principal", "\"*\" or an object", in: check.path.text))
            }
            for (kind, principals) in members {
                guard Self.kinds.contains(kind) else {
                    check.report(.principalKind(kind, among: Self.kinds, in: check.path.text))
                    continue
                }
                check.within(.member(kind)) { $0.forEach(principals) { $0.checkPrincipal(kind, $1) } }
            }
        }
    }

    private mutating func checkPrincipal(_ kind: String, _ value: JSON) {
        // A number without quotation marks has lost the zeros that an account may begin with.
        guard let text = value.string else { return report(.policyShape("A principal", "a text", in: path.text)) }
        switch kind {
        case "AWS" where !Self.isAWSPrincipal(text): report(.principal(text, in: path.text))
        case "Service" where !Self.isService(text): report(.servicePrincipal(text, in: path.text))
        default: break
        }
    }

    /// `*`, an account, the ARN of one, of a role, user or session, or the unique id of one of these.
    private static func isAWSPrincipal(_ text: String) -> Bool {
        if text == "*" { return true }
        if text.utf8.count == 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
        if text.utf8.count >= 16, text.hasPrefix("A"), text.utf8.allSatisfy({ $0.isAlphanumeric }) { return true }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"), parts[3].isEmpty else { return false }
        let account = parts[4]
        let isAccount = account.utf8.count == 12 && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
        switch parts[2] {
        case "iam":
            if account == "cloudfront" { return parts[5].hasPrefix("user/") }
            return isAccount && (parts[5] == "root" || parts[5].hasPrefix("role/") || parts[5].hasPrefix("user/"))
        case "sts": return isAccount && ["assumed-role/", "federated-user/", "self"].contains { parts[5].hasPrefix($0) }
        default: return false
        }
    }

    private static func isService(_ text: String) -> Bool {
        // Nearly all end like this.
        if text.hasSuffix(".amazonaws.com") { return true }
        return [".amazonaws.com.cn", ".amazon.com", ".aws.internal", ".aws", ".aws.dev"].contains { text.hasSuffix($0) }
            || text.contains(".amazonaws.") || text == "*"
    }
}
