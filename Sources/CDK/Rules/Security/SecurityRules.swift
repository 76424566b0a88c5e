/// What the library knows of security: rules with a source each, most of them controls of AWS Foundational Security Best Practices.
///
///     TemplateRules.of(app).add(SecurityRules())
///
/// They say what can be deployed and should not be: open to everybody, not encrypted, too mighty. What is meant to be as it is, is
/// acknowledged at its construct, with a reason (``Annotations/acknowledgeRule(_:reason:)``). The rules are listed on the page <doc:Policy>.
///
/// [Controls](https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html)
public struct SecurityRules: TemplateRule {
    private let severity: Diagnostic.Severity

    /// The rules.
    ///
    /// - Parameter severity: What a finding is; with `.error` nothing is written while there is one.
    public init(severity: Diagnostic.Severity = .warning) { self.severity = severity }

    /// What is wrong with the security of a resource.
    public func check(_ resource: RenderedResource) -> [Diagnostic] {
        (Self.byType[resource.type] ?? []).flatMap { $0.find(resource) }.map { finding in
            Diagnostic(severity, finding.id, finding.message, action: finding.action, in: finding.place)
        }
    }

    private static let byType: [String: [SecurityRule]] = {
        var rules: [String: [SecurityRule]] = [:]
        for rule in SecurityRule.storage + SecurityRule.data + SecurityRule.network + SecurityRule.compute + SecurityRule.identity {
            for type in rule.types { rules[type, default: []].append(rule) }
        }
        return rules
    }()
}

/// A rule over resources of some types.
struct SecurityRule: Sendable {
    let types: [String]
    let find: @Sendable (RenderedResource) -> [Diagnostic]

    /// A rule that a function of the resource decides.
    static func when(_ types: String..., find: @escaping @Sendable (RenderedResource) -> [Diagnostic]) -> SecurityRule {
        SecurityRule(types: types, find: find)
    }

    /// The switch at the finding's place has to be on.
    static func on(
        _ types: String..., unless: @escaping @Sendable (RenderedResource) -> Bool = { _ in false }, tell finding: Diagnostic
    ) -> SecurityRule {
        SecurityRule(types: types) { $0.mayBeOn(finding.place) || unless($0) ? [] : [finding] }
    }

    /// The switch at the finding's place must not be on for certain.
    static func off(_ types: String..., tell finding: Diagnostic) -> SecurityRule {
        SecurityRule(types: types) { $0.isOn(finding.place) ? [finding] : [] }
    }

    /// The property at the finding's place has to be set.
    static func set(_ types: String..., tell finding: Diagnostic) -> SecurityRule {
        SecurityRule(types: types) { $0[finding.place] == nil ? [finding] : [] }
    }
}
