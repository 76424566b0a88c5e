import CloudAssembly

/// Asks the rules of users about the resources of a template.
enum TemplateRuleCheck {
    static func run(_ json: JSON, of stack: StackNode) {
        // What stands for values that the CLI has yet to look up means nothing.
        guard stack.tree.slot(RuleCount.self).hasRules, stack.missingContext.isEmpty else { return }
        let template = RenderedTemplate(json, of: stack)
        for resource in template.resources {
            let node = resource.node
            for finding in node.templateRules.flatMap({ $0.check(resource) }) where !Annotations.of(node).isAcknowledged(finding.id) {
                node.report(node.construct is CfnInclude ? finding.within("Resources.\(resource.logicalID)") : finding)
            }
        }
    }
}

/// Whether anybody has added a rule: without one, nothing of a template is looked at again.
final class RuleCount: Slot {
    var hasRules = false
}
