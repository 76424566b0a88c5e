import CloudAssembly

/// What a service wants of a resource beyond its schema.
final class ServiceRule: Sendable {
    typealias Check = @Sendable (inout ResourceCheckup) -> Void

    let id: Diagnostic.ID
    let severity: Diagnostic.Severity
    let types: [String]
    let check: Check

    init(id: Diagnostic.ID, severity: Diagnostic.Severity, types: [String], check: @escaping Check) {
        self.id = id
        self.severity = severity
        self.types = types
        self.check = check
    }

    /// A rule whose breach fails every deployment.
    static func error(_ id: Diagnostic.ID, _ types: String..., check: @escaping Check) -> ServiceRule {
        ServiceRule(id: id, severity: .error, types: types, check: check)
    }

    /// A rule whose breach deploys, and does not work or will fail later.
    static func warning(_ id: Diagnostic.ID, _ types: String..., check: @escaping Check) -> ServiceRule {
        ServiceRule(id: id, severity: .warning, types: types, check: check)
    }
}

/// A resource in one of the ways in which the conditions can turn out, while rules look at it.
struct ResourceCheckup {
    let resource: KnownResource
    let template: KnownTemplate
    let patterns: PatternCache
    let budget: ValidationBudget
    private(set) var findings: [Diagnostic] = []
    private var rule: ServiceRule?

    init(_ resource: KnownResource, _ template: KnownTemplate, _ patterns: PatternCache, _ budget: ValidationBudget) {
        self.resource = resource
        self.patterns = patterns
        self.budget = budget
        self.template = template
    }

    /// The region of the stack, if it is known.
    var region: Region? { template.knowledge.region }

    /// A property.
    subscript(name: String) -> KnownValue { resource.properties[name] }

    /// What stands in a property: `["Code", "S3Key"]`.
    subscript(name: String, inner: String) -> KnownValue { resource.properties[name, inner] }

    /// The resource of a type that a value names.
    func target(of value: KnownValue, type: String) -> KnownResource? { template.target(of: value, type: type) }

    mutating func apply(_ rule: ServiceRule) {
        self.rule = rule
        rule.check(&self)
    }

    /// Says that the rule is broken.
    ///
    /// - Parameters:
    ///   - value: What is wrong.
    ///   - message: What is wrong with it.
    ///   - action: What to do.
    mutating func report(_ value: KnownValue, _ message: String, _ action: String) { report(value.path, message, action) }

    mutating func report(_ place: String = "", _ message: String, _ action: String) {
        guard let rule, findings.count <= budget.findings else { return }
        let finding = Diagnostic(rule.severity, rule.id, message, action: action, in: place)
        if !findings.contains(finding) { findings.append(finding) }
    }
}
