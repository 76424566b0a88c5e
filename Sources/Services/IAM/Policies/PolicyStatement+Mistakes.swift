import CDK
import CloudAssembly

extension PolicyStatement {
    /// The name of the statement in diagnostics about its policy.
    ///
    /// - Parameter number: Its number in the policy, from 1.
    /// - Returns: The name.
    func place(number: Int) -> String {
        if let sid, !sid.isEmpty { "statement '\(sid)'" } else { "statement \(number)" }
    }

    /// The mistakes of the statement, wherever it stands.
    func mistakes(in place: String = "") -> [Diagnostic] {
        var mistakes: [Diagnostic] = actions.elements.filter { !Self.isAction($0) }.map { action in
            .error(
                "swift-cdk:iam/action", "The action '\(action)' does not have the form service:name",
                action: "write it as in s3:GetObject or s3:Get*", in: place, at: location)
        }
        let fragments = principals.elements.map(\.fragment)
        if let first = fragments.first, let other = fragments.first(where: { $0.conditions.identity != first.conditions.identity }) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/principal-conditions",
                    "The principals of a statement share their conditions, but one has \(first.conditions.text) and another "
                        + other.conditions.text, action: "give each principal a statement of its own", in: place, at: location))
        }
        if fragments.contains(where: { $0.literal != nil }), fragments.contains(where: { $0.literal == nil }) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/star-principal", "The principal .star has to stand alone, but the statement has others as well",
                    action: "use .anyone instead of .star, or two statements", in: place, at: location))
        }
        return mistakes + principals.elements.flatMap { $0.mistakes(in: place) }.map { $0.at(location) }
    }

    /// The mistakes of the statement in a policy of this kind.
    /// [Source](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html)
    func mistakes(as kind: PolicyKind, in place: String) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        func add(_ id: Diagnostic.ID, _ message: String, _ action: String) {
            mistakes.append(.error(id, message, action: action, in: place, at: location))
        }
        if actions.isEmpty { add("swift-cdk:iam/no-actions", "A statement is about actions, but this one names none", "name the actions") }
        switch kind {
        case .identity:
            if !principals.isEmpty {
                add(
                    "swift-cdk:iam/needless-principals",
                    "A statement of a role, user or group applies to it alone, but this one names principals",
                    "leave the principals out")
            }
            if let sid, !sid.utf8.allSatisfy(Self.isAlphanumeric) {
                add(
                    "swift-cdk:iam/statement-id",
                    "The sid of a statement of a role, user or group has letters and digits alone, but this one is '\(sid)'",
                    "use letters and digits")
            }
        case .resource, .trust:
            if principals.isEmpty {
                let policy = kind == .trust ? "a trust policy" : "the policy of a resource"
                add(
                    "swift-cdk:iam/no-principals", "A statement of \(policy) says who is meant, but this one names nobody",
                    "name the principals")
            }
        }
        if kind != .trust, resources.isEmpty {
            add(
                "swift-cdk:iam/no-resources", "A statement is about resources, but this one names none",
                "name the resources, or [\"*\"]")
        }
        return mistakes
    }

    /// The mistake of a statement whose name another one of the policy has; IAM refuses it, other services do not.
    /// [Source](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html)
    func clash(sid: String, with first: PolicyStatement) -> Diagnostic {
        .error(
            "swift-cdk:iam/duplicate-statement-id", "Two statements of the policy have the sid '\(sid)'",
            action: "give each a sid of its own, or none", in: "statement '\(sid)'", at: location, other: first.location)
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
