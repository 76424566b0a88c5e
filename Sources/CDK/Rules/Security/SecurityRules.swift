/// The rules of security that the library has, with a source each: most are controls of AWS Foundational Security Best Practices.
///
///     TemplateRules.of(app).add(SecurityRules())
///
/// They say what can be deployed and should not be: open to everybody, not encrypted, too mighty. What is meant to be as it is, is
/// acknowledged at its construct, with a reason (``Annotations/acknowledgeRule(_:reason:)``). The rules are listed on the page
/// <doc:Policy>.
///
/// [Controls](https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html)
public struct SecurityRules: TemplateRule {
    private let severity: Diagnostic.Severity

    /// The rules.
    ///
    /// - Parameter severity: What a finding is; with `.error` nothing is written while there is one.
    public init(severity: Diagnostic.Severity = .warning) { self.severity = severity }

    /// The mistakes in the security of a resource.
    public func check(_ resource: RenderedResource) -> [Diagnostic] {
        (Self.byType[resource.type] ?? []).flatMap { $0.find(resource) }.map { finding in
            Diagnostic(severity, finding.id, finding.message, action: finding.action, in: finding.place)
        }
    }

    private static let byType: [String: [SecurityRule]] = {
        var rules: [String: [SecurityRule]] = [:]
        for rule in SecurityRule.storage + SecurityRule.data + SecurityRule.network + SecurityRule.functionsAndContainers
            + SecurityRule.identity
        {
            for type in rule.types { rules[type, default: []].append(rule) }
        }
        return rules
    }()
}
