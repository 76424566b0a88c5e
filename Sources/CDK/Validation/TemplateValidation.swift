import CDKSchemas
import CloudAssembly

/// Tells what CloudFormation and the services would refuse, before anything is deployed.
///
/// It looks at a stack's template as it is written, whatever made it: typed resources, untyped ones, overrides, templates that were
/// included. A template with a macro is not looked at, because the macro decides what it says in the end.
struct TemplateValidation {
    /// A message names so many edges of a circle.
    private static let maximumEdges = 20

    private let template: JSON
    private let stack: StackNode
    private let index: TemplateIndex
    private let budget = ValidationBudget()
    /// The constructs of what the template has, by section and name; made when something is wrong.
    private lazy var nodes = TemplateNodes.all(of: stack)
    /// The state machines whose definitions their building blocks check.
    private lazy var checkedDefinitions = Set(stack.elements.lazy.filter(\.node.hasCheckedDefinition).map { $0.key() })
    /// The constructs that have errors already.
    private lazy var wrong = Set(stack.tree.diagnostics.lazy.filter { $0.severity == .error }.map(\.constructPath))

    static func check(_ template: JSON, of stack: StackNode) {
        // What stands for values that the CLI has yet to look up is wrong on purpose.
        if ValidationSwitch.isOff(stack) || !stack.missingContext.isEmpty { return }
        var validation = TemplateValidation(template, stack)
        validation.run()
    }

    private init(_ template: JSON, _ stack: StackNode) {
        self.template = template
        self.stack = stack
        index = TemplateIndex(
            template, broken: stack.elements.filter { $0 is CfnCondition && $0.node.hasErrors }.map { $0.resolvedLogicalID() })
    }

    private mutating func run() {
        for finding in SectionCheck.findings(template) { report(finding, "", "") }
        if let finding = stack.tree.slot(DeployedNames.self).add(stack) { report(finding, "", "") }
        for (name, parameter) in index.parameters {
            for finding in ParameterCheck.findings(parameter) { report(finding, "Parameters", name) }
        }
        for (name, mapping) in index.mappings {
            for finding in SectionCheck.mappingFindings(mapping) { report(finding, "Mappings", name) }
        }
        checkIncludedIDs()
        checkConditions()
        checkRules()
        checkResources()
        checkOutputs()
        if let finding = budget.finding { stack.report(finding) }
    }

    private mutating func checkConditions() {
        var dependencies = [[Int]](repeating: [], count: index.conditions.count)
        for (place, (name, condition)) in index.conditions.enumerated() where !name.isFunctionName {
            var walk = FunctionWalk(index, seesResources: false, maximumFindings: budget.findings)
            walk.walk(condition)
            dependencies[place] = walk.dependencies
            for finding in SectionCheck.conditionFindings(condition) + walk.findings { report(finding, "Conditions", name) }
        }
        for way in DependencyCycles(dependencies: dependencies).find() {
            let names = way.map { index.conditions[$0].key }
            report(.conditionCycle(names + names.prefix(1)), "Conditions", names[0])
        }
    }

    /// What is included has ids that no construct has checked.
    private mutating func checkIncludedIDs() {
        for section in ["Parameters", "Resources", "Outputs"] {
            for name in template[section]?.object?.keys ?? [] where !name.isFunctionName && !LogicalIDs.isValid(name) {
                if node(section, name).construct is CfnInclude { report(.logicalID(name), section, name) }
            }
        }
    }

    private mutating func checkRules() {
        // A section that is no object is told when it is merged.
        for (name, rule) in template["Rules"]?.object ?? [:] where !name.isFunctionName {
            var walk = FunctionWalk(index, seesResources: false, maximumFindings: budget.findings)
            walk.walk(rule)
            for finding in walk.findings { report(finding, "Rules", name) }
        }
    }

    private mutating func checkResources() {
        let patterns = stack.tree.slot(PatternCache.self)
        let schemaCheck = SchemaCheck(patterns: patterns, defaults: index.defaults, budget: budget)
        let documents = DocumentCheck(stack)
        let services = ServiceCheck(index, PseudoParameters(of: stack), patterns, budget)
        var dependencies = [[Int]](repeating: [], count: index.resources.count)
        let checks = index.allTypes.map { TypeChecks($0.name) }
        var walk = FunctionWalk(index)
        for (place, (name, resource)) in index.resources.enumerated() where !name.isFunctionName {
            for finding in ResourceCheck.findings(resource, index) { report(finding, "Resources", name) }
            walk.begin(maximumFindings: budget.findings)
            walk.walk(resource: resource)
            for finding in walk.findings { report(finding, "Resources", name) }
            dependencies[place] = walk.dependencies + ResourceCheck.dependencies(of: resource, index)
            guard !index.isOpen, let type = index.types[place] else { continue }
            let misfits = schemaCheck.findings(resource, of: type)
            for finding in misfits { report(finding, "Resources", name) }
            checkDocuments(resource, name, type.name, checks[type.number], documents)
            let told = services.findings(at: place, checks[type.number].rules)
            if told.isEmpty || isBesideMistake(dependencies[place]) { continue }
            let unknown = misfits.filter { $0.id == Diagnostic.unknownProperty }.map(\.place)
            // A property that nobody knows may be what a rule misses in its object.
            for finding in told where !unknown.contains(where: { $0.hasPrefix("\(finding.place).") }) {
                report(finding, "Resources", name)
            }
        }
        if index.isOpen { return }
        checkCycles(dependencies)
        for (name, finding) in InlinePolicySizes.findings(index) { report(finding, "Resources", name) }
    }

    private mutating func checkDocuments(
        _ resource: JSON, _ name: String, _ type: String, _ checks: TypeChecks, _ documents: DocumentCheck
    ) {
        if checks.hasDocuments {
            for finding in documents.findings(resource, of: type, checks.policies) { report(finding, "Resources", name) }
        }
        // What a building block has made, it checks itself, and knows the states' lines.
        if type == TemplateDefinition.type, !checkedDefinitions.contains(name) {
            for finding in TemplateDefinition.findings(resource) { report(finding, "Resources", name) }
        }
        guard let property = checks.physicalName, let claim = PhysicalNames.claim(resource, of: type, by: property) else { return }
        if let finding = stack.tree.slot(PhysicalNames.self).add(claim, name, in: stack) { report(finding, "Resources", name) }
    }

    private mutating func checkCycles(_ dependencies: [[Int]]) {
        for way in DependencyCycles(dependencies: dependencies).find() {
            let edges = way.enumerated().map { step, place -> (name: String, next: String, place: String) in
                let (name, resource) = index.resources[place]
                let next = way[(step + 1) % way.count]
                let member = FunctionWalk.place(of: next, in: resource, index) ?? "DependsOn"
                return (name, index.resources[next].key, member)
            }
            var chain = edges.prefix(Self.maximumEdges).map { "\(self.name(of: $0.name)) needs \(self.name(of: $0.next)) by \($0.place)" }
            if way.count > chain.count { chain.append("and \(way.count - chain.count) more") }
            report(.cycle(chain, in: edges[0].place), "Resources", edges[0].name)
        }
    }

    /// The construct's path and place, for messages.
    private mutating func name(of resource: String) -> String {
        guard let node = nodes["Resources/\(resource)"] else { return resource }
        let name = node.construct is CfnInclude ? "\(resource) of \(node.path)" : node.path
        return "\(name) (\(node.location))"
    }

    private mutating func checkOutputs() {
        for (name, output) in index.outputs where !name.isFunctionName {
            for finding in SectionCheck.outputFindings(output, index) { report(finding, "Outputs", name) }
            if let export = output["Export"]?["Name"]?.string,
                let finding = stack.tree.slot(DeployedNames.self).add(export: export, of: node("Outputs", name), in: stack)
            {
                report(finding, "Outputs", name)
            }
            var walk = FunctionWalk(index, maximumFindings: budget.findings)
            walk.walk(output)
            for finding in walk.findings { report(finding, "Outputs", name) }
        }
    }

    // MARK: Reporting

    private mutating func report(_ finding: Diagnostic, _ section: String, _ name: String) {
        let node = node(section, name)
        if ValidationSwitch.isOff(node) || Annotations.of(node).isAcknowledged(finding.id) || isTold(finding, at: node) { return }
        guard budget.takeFinding() else { return }
        if node.construct is CfnInclude { return node.report(finding.within("\(section).\(name)")) }
        let part = (node.construct as? CfnResource).flatMap { PartLocations(of: $0, in: stack).location(of: finding.place) }
        node.report(finding.at(part))
    }

    private mutating func node(_ section: String, _ name: String) -> Node {
        section.isEmpty ? stack : nodes["\(section)/\(name)"] ?? stack
    }

    /// Whether a building block has said already what is wrong with one of the resources that another one works with.
    private mutating func isBesideMistake(_ dependencies: [Int]) -> Bool {
        for place in dependencies where isWrong(node("Resources", index.resources[place].key)) { return true }
        return false
    }

    private mutating func isWrong(_ node: Node) -> Bool {
        node !== stack && node.scopes.contains { $0.stack === stack && $0 !== stack && wrong.contains($0.path) }
    }

    /// Whether the building block that made the resource has said already what is wrong, in the words of what its user wrote.
    private mutating func isTold(_ finding: Diagnostic, at node: Node) -> Bool {
        if isWrong(node) { return true }
        guard finding.id == Diagnostic.unlistedValue else { return false }
        return (node.warnings + node.metadata.compactMap(\.diagnostic)).contains { $0.id == UnlistedText.id && finding.hasValue(of: $0) }
    }
}

extension Diagnostic {
    /// Whether both are about the same value: they begin with it.
    fileprivate func hasValue(of other: Diagnostic) -> Bool {
        guard let end = message.range(of: "' is not among") else { return false }
        return other.message.hasPrefix(message[..<end.lowerBound])
    }

    /// The same in a part of the construct.
    func within(_ part: String) -> Diagnostic {
        Diagnostic(severity, id, message, action: action, in: place.isEmpty ? part : "\(part).\(place)", location: location, other: other)
    }
}
