/// What can be wrong with a policy.
extension Diagnostic {
    static func policyText(_ reason: String, in place: String) -> Diagnostic {
        .error("swift-cdk:policy/text", "The policy is not JSON: \(reason)", action: "correct the text", in: place)
    }

    static func policyShape(_ thing: String, _ expected: String, in place: String) -> Diagnostic {
        .error("swift-cdk:policy/shape", "\(thing) has to be \(expected)", action: "give it that", in: place)
    }

    static func policyMember(_ name: String, _ owner: String, among names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/unknown-member", "\(owner) has no member '\(name.shortened)'",
            action: NearestNames.advice(name, among: names, otherwise: "use \(NearestNames.list(names))"), in: place)
    }

    static func policyVersion(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/version", "The language of policies has no version '\(text.shortened)'", action: "write 2012-10-17", in: place
        )
    }

    static func effect(_ text: String?, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/effect", text.map { "'\($0.shortened)' is no effect" } ?? "The statement has no effect",
            action: text == nil ? "set Effect to Allow or Deny" : "write Allow or Deny", in: place)
    }

    static func bothParts(_ names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/both-parts", "A statement cannot have both \(NearestNames.list(names, "and"))", action: "keep one of them",
            in: place)
    }

    static func missingPart(_ name: String, _ kind: PolicyPlace.Kind, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/missing-part", "A statement of \(kind.text) needs \(name), and this one has none", action: "set \(name)",
            in: place)
    }

    static func needlessPart(_ name: String, _ kind: PolicyPlace.Kind, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/needless-part", "A statement of \(kind.text) cannot have \(name)", action: "leave it out", in: place)
    }

    static func statementID(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/statement-id", "IAM takes letters and digits as the id of a statement, and not '\(text.shortened)'",
            action: "use letters and digits", in: place)
    }

    static func repeatedStatementID(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/repeated-id", "Another statement of the policy has the id '\(text.shortened)'",
            action: "give each an id of its own, or none", in: place)
    }

    static func actionForm(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/action-form", "The action '\(text.shortened)' does not have the form service:name",
            action: "write it as in s3:GetObject or s3:Get*", in: place)
    }

    static func foreignAction(_ text: String, _ services: [String], _ kind: PolicyPlace.Kind, in place: String) -> Diagnostic {
        let prefixes = NearestNames.list(services.map { "\($0):" })
        return .error(
            "swift-cdk:policy/foreign-action",
            "The action '\(text.shortened)' cannot stand in \(kind == .trust ? "a trust policy" : "this policy"), whose actions begin with "
                + prefixes, action: "name an action of \(prefixes)", in: place)
    }

    static func unknownActionService(_ service: String, among services: [String], in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/unknown-service", "No service is known whose actions begin with '\(service.shortened):'",
            action: NearestNames.advice(
                service, among: services, otherwise: "use the prefix that the service authorization reference names"),
            in: place)
    }

    static func unknownAction(_ text: String, _ nearest: [String], in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/unknown-action", "No action '\(text.shortened)' is known",
            action: nearest.isEmpty
                ? "use one that the service authorization reference lists" : "write \(NearestNames.list(nearest))", in: place)
    }

    static func unmatchedAction(_ text: String, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/unmatched-action", "No action is known that '\(text.shortened)' matches",
            action: "write a pattern of actions that the service authorization reference lists", in: place)
    }

    static func resourceForm(_ text: String, _ reason: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/resource-form", "The resource '\(text.shortened)' is no ARN: \(reason)", action: "write an ARN, or *",
            in: place)
    }

    static func principalText(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/principal-text", "A principal is an object, or *, and not the text '\(text.shortened)'",
            action: "write {\"AWS\": …} or {\"Service\": …}", in: place)
    }

    static func principalKind(_ kind: String, among kinds: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/principal-kind", "There are no principals of the kind '\(kind.shortened)'",
            action: NearestNames.advice(kind, among: kinds, otherwise: "use \(NearestNames.list(kinds))"), in: place)
    }

    static func principal(_ text: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/principal", "'\(text.shortened)' is no account, role, user or session",
            action: "write *, twelve digits, or an ARN that ends in root, role/… or user/…", in: place)
    }

    static func servicePrincipal(_ text: String, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/service-principal", "'\(text.shortened)' is not what services are called",
            action: "write it as in lambda.amazonaws.com", in: place)
    }

    static func conditionOperator(_ name: String, among names: Set<String>, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:policy/condition-operator", "There is no condition operator '\(name.shortened)'",
            action: NearestNames.advice(name, among: names, otherwise: "use one such as StringEquals or ArnLike"), in: place)
    }

    static func conditionKey(_ key: String, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/condition-key", "The condition key '\(key.shortened)' does not say of which service it is",
            action: "write it as in aws:SourceAccount or s3:prefix", in: place)
    }

    static func variableWithoutVersion(in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/variable", "The variable is a text like any other, since the policy has not the version 2012-10-17",
            action: "set Version to 2012-10-17", in: place)
    }

    static func everything(in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/everything", "The statement allows every action on every resource",
            action: "name the actions or the resources that are needed", in: place)
    }

    static func allowedOthers(in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:policy/allowed-others", "The statement allows everybody but those in NotPrincipal, people without an account too",
            action: "name those who may in Principal, or use Deny", in: place)
    }
}

extension PolicyPlace.Kind {
    /// The kind of policy, for messages.
    fileprivate var text: String {
        switch self {
        case .identity: "the policy of a role, user or group"
        case .trust: "a trust policy"
        case .resource: "the policy of a resource"
        }
    }
}
