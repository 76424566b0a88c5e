import CDK
import CloudAssembly

extension PolicyStatement {
    /// What is wrong with the statement wherever it stands.
    var problems: [PolicyProblem] {
        var problems = actions.elements.filter { !Self.isAction($0) }.map { action in
            PolicyProblem(
                message: "Action '\(action)' is invalid. An action string consists of a service namespace, a colon, and the name of an "
                    + "action. Action names can include wildcards.",
                action: "write it as in s3:GetObject")
        }
        let fragments = principals.elements.map(\.fragment)
        if let first = fragments.first, let other = fragments.first(where: { $0.conditions.identity != first.conditions.identity }) {
            problems.append(
                PolicyProblem(
                    message: "All principals in a PolicyStatement must have the same Conditions (got '\(first.conditions.text)' and "
                        + "'\(other.conditions.text)'). Use multiple statements instead.",
                    action: "give each principal a statement of its own"))
        }
        if fragments.contains(where: { $0.literal != nil }), fragments.contains(where: { $0.literal == nil }) {
            problems.append(
                PolicyProblem(
                    message: "Cannot merge principals; if one uses a literal principal string the other one must be empty",
                    action: "use .anyone instead of .star, or two statements"))
        }
        return problems + principals.elements.flatMap(\.problems)
    }

    /// What is wrong with the statement in a policy of this kind.
    func problems(in kind: PolicyKind) -> [PolicyProblem] {
        var problems: [PolicyProblem] = []
        if actions.isEmpty {
            problems.append(
                PolicyProblem(
                    message: "A PolicyStatement must specify at least one 'action' or 'notAction'.", action: "name the actions"))
        }
        if kind == .identity {
            if !principals.isEmpty {
                problems.append(
                    PolicyProblem(
                        message: "A PolicyStatement used in an identity-based policy cannot specify any IAM principals.",
                        action: "leave the principals out: the policy is that of its role, user or group"))
            }
            if let sid, !sid.utf8.allSatisfy(Self.isAlphanumeric) {
                problems.append(
                    PolicyProblem(
                        message: "Statement ID (sid) '\(sid)' must be alphanumeric (A-Z, a-z, 0-9) when used in an identity-based policy. "
                            + "See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
                        action: "use letters and digits"))
            }
        } else if principals.isEmpty {
            let place = kind == .trust ? "a trust policy" : "a resource-based policy"
            problems.append(
                PolicyProblem(
                    message: "A PolicyStatement used in \(place) must specify at least one IAM principal.", action: "name the principals"))
        }
        if kind != .trust, resources.isEmpty {
            let place = kind == .identity ? "an identity-based policy" : "a resource-based policy"
            problems.append(
                PolicyProblem(
                    message: "A PolicyStatement used in \(place) must specify at least one resource.",
                    action: "name the resources, or [\"*\"]"))
        }
        return problems
    }

    /// `*`, or a service prefix, a colon and a name that may hold wildcards.
    private static func isAction(_ action: String) -> Bool {
        if action == "*" { return true }
        let parts = action.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[0].allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            && parts[1].allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "*") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
